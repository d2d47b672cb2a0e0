// The room Duties: tasks and the calendar they are counted on.
//
// Decides: what a report or a check makes of a task; when a limit ends.
// Owns: task, progress, finding, working calendar.
// May import: Vocabulary, Inventory (time limits).
