// The room Record.
