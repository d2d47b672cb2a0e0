/// The first schema: the record, what is kept beside it, and the views. Frozen; a test holds its digest.
enum Migration0001 {
  static let name = "0001-record-and-views"

  static let record = """
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 0),
      bytes    BLOB NOT NULL,
      leaf     BLOB NOT NULL CHECK (length(leaf) = 32),
      kind     TEXT NOT NULL,
      subject  TEXT,
      at       INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX event_timeline ON event (subject, sequence)
      WHERE subject IS NOT NULL AND kind NOT IN ('post.added', 'post.edited', 'vote.cast');
    CREATE TRIGGER event_in_order BEFORE INSERT ON event
      WHEN NEW.sequence <> (SELECT coalesce(max(sequence) + 1, 0) FROM event)
      BEGIN SELECT RAISE(ABORT, 'the record is append-only: the next event has the next sequence number'); END;
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'the record is append-only: a correction is a new event'); END;
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'the record is append-only: nothing is deleted'); END;

    CREATE TABLE root (
      size     INTEGER PRIMARY KEY CHECK (size > 0),
      hash     BLOB NOT NULL CHECK (length(hash) = 32),
      frontier BLOB NOT NULL,
      at       INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER root_grows BEFORE INSERT ON root
      WHEN NEW.size <= (SELECT coalesce(max(size), 0) FROM root)
      BEGIN SELECT RAISE(ABORT, 'the record is append-only: the tree only grows'); END;
    CREATE TRIGGER root_no_update BEFORE UPDATE ON root
      BEGIN SELECT RAISE(ABORT, 'the record is append-only: a root is never changed'); END;
    CREATE TRIGGER root_no_delete BEFORE DELETE ON root
      BEGIN SELECT RAISE(ABORT, 'the record is append-only: a root is never deleted'); END;

    CREATE TABLE published_tables (
      digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
      bytes  BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER published_tables_no_update BEFORE UPDATE ON published_tables
      BEGIN SELECT RAISE(ABORT, 'a published inventory is frozen'); END;
    CREATE TRIGGER published_tables_no_delete BEFORE DELETE ON published_tables
      BEGIN SELECT RAISE(ABORT, 'a published inventory is frozen'); END;

    CREATE TABLE refusal (
      number    INTEGER PRIMARY KEY,
      at        INTEGER NOT NULL,
      person    TEXT NOT NULL,
      seat      TEXT NOT NULL,
      command   TEXT NOT NULL,
      subject   TEXT,
      code      TEXT NOT NULL,
      entry     TEXT,
      inventory TEXT
    ) STRICT;
    CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal
      BEGIN SELECT RAISE(ABORT, 'the list of refusals is append-only'); END;
    CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal
      BEGIN SELECT RAISE(ABORT, 'the list of refusals is append-only'); END;

    CREATE TABLE private_value (
      commitment TEXT PRIMARY KEY CHECK (length(commitment) = 64),
      salt       BLOB NOT NULL,
      text       TEXT NOT NULL,
      name       TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE credential (
      person        TEXT PRIMARY KEY,
      login         TEXT NOT NULL UNIQUE,
      password_hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE session (
      token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32),
      person       TEXT NOT NULL,
      seat         TEXT,
      created_at   INTEGER NOT NULL,
      expires_at   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  static let views = """
    CREATE TABLE view_institution (
      only       INTEGER PRIMARY KEY CHECK (only = 1),
      name_zh    TEXT NOT NULL,
      name_en    TEXT NOT NULL,
      area       TEXT NOT NULL,
      utc_offset INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE view_inventory (
      version        TEXT PRIMARY KEY,
      digest         TEXT NOT NULL REFERENCES published_tables (digest),
      effective_from TEXT NOT NULL,
      published_at   INTEGER NOT NULL,
      sequence       INTEGER NOT NULL UNIQUE,
      entries        INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_calendar (
      day    TEXT PRIMARY KEY,
      worked TEXT NOT NULL CHECK (worked IN ('yes', 'no'))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_person (
      id   TEXT PRIMARY KEY,
      name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_commitment (
      commitment TEXT PRIMARY KEY,
      person     TEXT,
      subject    TEXT,
      name       TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_commitment_subject ON view_commitment (subject);
    CREATE TABLE view_seat (
      id         TEXT PRIMARY KEY,
      person     TEXT NOT NULL REFERENCES view_person (id),
      party      TEXT NOT NULL,
      title_zh   TEXT,
      title_en   TEXT,
      from_at    INTEGER NOT NULL,
      until_at   INTEGER,
      CHECK (until_at IS NULL OR until_at >= from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_seat_person ON view_seat (person);
    CREATE INDEX view_seat_party ON view_seat (party, id);
    CREATE TABLE view_register (
      area     TEXT PRIMARY KEY,
      register TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE view_case (
      id               TEXT PRIMARY KEY,
      matter           TEXT NOT NULL,
      area             TEXT NOT NULL,
      track            TEXT NOT NULL CHECK (track IN ('command', 'consult')),
      state            TEXT NOT NULL,
      outcome          TEXT NOT NULL,
      filer            TEXT NOT NULL REFERENCES view_person (id),
      receiver         TEXT NOT NULL,
      handover_to      TEXT,
      round            INTEGER NOT NULL CHECK (round >= 1),
      evaluation_since INTEGER,
      adopted          TEXT,
      resolution       TEXT,
      title            TEXT NOT NULL,
      text             TEXT NOT NULL,
      filed_at         INTEGER NOT NULL,
      filed_sequence   INTEGER NOT NULL,
      accept_by        INTEGER,
      changed_at       INTEGER NOT NULL,
      changed_sequence INTEGER NOT NULL,
      posts            INTEGER NOT NULL DEFAULT 0 CHECK (posts >= 0)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_case_changed ON view_case (changed_sequence);
    CREATE INDEX view_case_state ON view_case (state, changed_sequence);
    CREATE INDEX view_case_receiver ON view_case (receiver, state);
    CREATE INDEX view_case_handover ON view_case (handover_to) WHERE handover_to IS NOT NULL;
    CREATE INDEX view_case_filer ON view_case (filer, changed_sequence);
    CREATE VIRTUAL TABLE view_case_words USING fts5 (id UNINDEXED, title, text, tokenize = 'trigram');
    CREATE TABLE view_executor (
      subject TEXT NOT NULL REFERENCES view_case (id),
      party   TEXT NOT NULL,
      PRIMARY KEY (subject, party)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_executor_person (
      subject TEXT NOT NULL REFERENCES view_case (id),
      party   TEXT NOT NULL,
      person  TEXT NOT NULL,
      PRIMARY KEY (subject, party, person)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_recusal (
      subject TEXT NOT NULL REFERENCES view_case (id),
      person  TEXT NOT NULL,
      PRIMARY KEY (subject, person)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE view_post (
      id        TEXT PRIMARY KEY,
      subject   TEXT NOT NULL REFERENCES view_case (id),
      sequence  INTEGER NOT NULL,
      parent    TEXT REFERENCES view_post (id),
      position  TEXT NOT NULL CHECK (position IN ('for', 'against', 'question', 'information')),
      text      TEXT NOT NULL,
      author    TEXT NOT NULL,
      party     TEXT NOT NULL,
      at        INTEGER NOT NULL,
      edits     INTEGER NOT NULL DEFAULT 0,
      moderated TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_post_subject ON view_post (subject, sequence);
    CREATE TABLE view_post_version (
      post   TEXT NOT NULL REFERENCES view_post (id),
      number INTEGER NOT NULL,
      text   TEXT NOT NULL,
      at     INTEGER NOT NULL,
      PRIMARY KEY (post, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_proposal (
      id       TEXT PRIMARY KEY,
      subject  TEXT NOT NULL REFERENCES view_case (id),
      sequence INTEGER NOT NULL,
      party    TEXT NOT NULL,
      version  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_proposal_subject ON view_proposal (subject, sequence);
    CREATE TABLE view_proposal_version (
      proposal TEXT NOT NULL REFERENCES view_proposal (id),
      number   INTEGER NOT NULL,
      title    TEXT NOT NULL,
      text     TEXT NOT NULL,
      note     TEXT,
      author   TEXT NOT NULL,
      at       INTEGER NOT NULL,
      PRIMARY KEY (proposal, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE view_ballot (
      id          TEXT PRIMARY KEY,
      subject     TEXT NOT NULL REFERENCES view_case (id),
      sequence    INTEGER NOT NULL,
      proposal    TEXT NOT NULL REFERENCES view_proposal (id),
      version     INTEGER NOT NULL,
      rule        TEXT NOT NULL,
      roll        TEXT NOT NULL,
      roll_digest TEXT NOT NULL,
      roll_size   INTEGER NOT NULL CHECK (roll_size > 0),
      voted       INTEGER NOT NULL DEFAULT 0,
      called_at   INTEGER NOT NULL,
      closes      INTEGER NOT NULL,
      result      TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_ballot_subject ON view_ballot (subject, sequence);
    CREATE INDEX view_ballot_proposal ON view_ballot (proposal, sequence);
    CREATE TABLE view_roll (
      ballot TEXT NOT NULL REFERENCES view_ballot (id),
      voter  TEXT NOT NULL,
      PRIMARY KEY (ballot, voter)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_roll_voter ON view_roll (voter, ballot);
    CREATE TABLE view_vote (
      ballot    TEXT NOT NULL,
      person    TEXT NOT NULL,
      choice    TEXT NOT NULL CHECK (choice IN ('yes', 'no', 'abstain')),
      statement TEXT,
      PRIMARY KEY (ballot, person),
      FOREIGN KEY (ballot, person) REFERENCES view_roll (ballot, voter)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE view_resolution (
      id          TEXT PRIMARY KEY,
      subject     TEXT NOT NULL REFERENCES view_case (id),
      sequence    INTEGER NOT NULL,
      frozen      TEXT NOT NULL,
      digest      TEXT NOT NULL,
      in_force_at INTEGER,
      declined    TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_resolution_subject ON view_resolution (subject, sequence);
    CREATE TABLE view_signatory (
      resolution TEXT NOT NULL REFERENCES view_resolution (id),
      ordinal    INTEGER NOT NULL,
      party      TEXT NOT NULL,
      entry      TEXT NOT NULL,
      signed_by  TEXT,
      signed_at  INTEGER,
      PRIMARY KEY (resolution, party)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_signatory_missing ON view_signatory (party) WHERE signed_at IS NULL;
    CREATE TABLE view_task (
      id         TEXT PRIMARY KEY,
      subject    TEXT NOT NULL REFERENCES view_case (id),
      sequence   INTEGER NOT NULL,
      resolution TEXT NOT NULL REFERENCES view_resolution (id),
      clause     TEXT NOT NULL,
      lead       TEXT NOT NULL,
      due        TEXT NOT NULL,
      state      TEXT NOT NULL CHECK (state IN ('assigned', 'underway', 'reported', 'verified'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_task_subject ON view_task (subject, sequence);
    CREATE INDEX view_task_resolution ON view_task (resolution, sequence);
    CREATE TABLE view_task_party (
      task  TEXT NOT NULL REFERENCES view_task (id),
      party TEXT NOT NULL,
      role  TEXT NOT NULL CHECK (role IN ('lead', 'support')),
      PRIMARY KEY (party, task)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_task_note (
      task     TEXT NOT NULL REFERENCES view_task (id),
      sequence INTEGER NOT NULL,
      word     TEXT NOT NULL,
      text     TEXT NOT NULL,
      author   TEXT NOT NULL,
      party    TEXT NOT NULL,
      at       INTEGER NOT NULL,
      PRIMARY KEY (task, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_figure (
      name  TEXT PRIMARY KEY,
      value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
