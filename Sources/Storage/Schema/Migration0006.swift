/// The ladder of escalation and the steps that duties took on it, tasks that were given to a body outside its lists, and
/// an index of the events by which cases are handled. Frozen; a test holds its digest.
enum Migration0006 {
  static let name = "0006-duties"

  static let views = """
    CREATE TABLE view_ladder (
      only   INTEGER PRIMARY KEY CHECK (only = 1),
      ladder TEXT NOT NULL
    ) STRICT;
    CREATE TABLE view_escalation (
      subject  TEXT NOT NULL REFERENCES view_case (id),
      command  TEXT NOT NULL,
      about    TEXT NOT NULL,
      due      INTEGER NOT NULL,
      step     INTEGER NOT NULL CHECK (step >= 1),
      word     TEXT NOT NULL,
      holder   TEXT NOT NULL,
      to_party TEXT,
      entry    TEXT,
      alarm    TEXT,
      at       INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (subject, command, about, due, step)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_escalation_sequence ON view_escalation (sequence);

    CREATE TABLE view_held_task (
      id         TEXT PRIMARY KEY,
      subject    TEXT NOT NULL REFERENCES view_case (id),
      sequence   INTEGER NOT NULL,
      resolution TEXT NOT NULL REFERENCES view_resolution (id),
      clause     TEXT NOT NULL,
      party      TEXT NOT NULL,
      state      TEXT NOT NULL CHECK (state IN ('held', 'admitted', 'withdrawn'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_held_task_subject ON view_held_task (subject, sequence);
    CREATE INDEX view_held_task_open ON view_held_task (resolution) WHERE state = 'held';

    CREATE INDEX event_handling ON event (at, sequence) WHERE kind IN
      ('case.accepted', 'handover.accepted', 'deliberation.convened', 'ballot.called', 'ballot.closed',
       'resolution.drafted', 'progress.reported', 'task.checked', 'command.reviewed', 'case.closed');
    """
}
