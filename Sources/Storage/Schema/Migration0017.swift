/// Indexes of kinds of events whose conditions are comparisons: for a list of more than two kinds SQLite builds a
/// table of its own at each insert, a sixth of the writer's time. The timeline leaves out what it does not show.
enum Migration0017 {
  static let name = "0017-indexes-of-kinds"

  static let indexes = """
    DROP INDEX event_timeline;
    CREATE INDEX event_timeline ON event (subject, sequence) WHERE subject IS NOT NULL
      AND kind <> 'post.added' AND kind <> 'post.edited' AND kind <> 'vote.cast' AND kind <> 'vote.enclosed'
      AND kind <> 'envelopes.opened' AND kind <> 'paper.entered' AND kind <> 'papers.opened'
      AND kind <> 'credential.issued' AND kind <> 'vote.sealed' AND kind <> 'sealed-votes.opened'
      AND kind <> 'case.endorsed' AND kind <> 'endorsement.withdrawn';
    DROP INDEX event_handling;
    CREATE INDEX event_handling ON event (at, sequence) WHERE
      kind = 'case.accepted' OR kind = 'handover.accepted' OR kind = 'deliberation.convened' OR kind = 'ballot.called'
      OR kind = 'ballot.closed' OR kind = 'resolution.drafted' OR kind = 'progress.reported' OR kind = 'task.checked'
      OR kind = 'command.reviewed' OR kind = 'case.closed';
    """
}
