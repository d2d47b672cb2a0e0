import Cases
import Deliberation
import Duties
import Inventory
import Proceedings
import Record
import Resolutions
import Vocabulary
import Voting

/// A case with all that belongs to it, in JSON.
struct DossierJSON {
  /// The members, in order.
  let members: [(String, JSON)]

  init(_ dossier: CaseDossier, clock: CivilClock) throws {
    let standing = dossier.standing
    var members: [(String, JSON)] = [
      ("id", .id(standing.id)), ("title", .text(dossier.title)), ("text", .text(dossier.text)),
      ("matter", .id(standing.matter)), ("area", .text(standing.area.text)),
      ("track", .text(standing.track.rawValue)), ("state", .text(standing.state.rawValue)),
      ("stage", .id(standing.stage)), ("outcome", .text(standing.outcome.rawValue)),
      ("filer", .id(standing.filer)), ("receiver", .id(standing.receiver)),
      ("handoverTo", .id(standing.handoverTo)), ("round", .number(standing.round)),
      ("adopted", .id(standing.adopted)), ("resolution", .id(standing.resolution)),
      ("filedAt", .instant(dossier.filedAt, clock)), ("changedAt", .instant(dossier.changedAt, clock)),
      ("acceptBy", .instant(dossier.acceptBy, clock)),
      ("postPage", .number(dossier.postPage)), ("postCount", .number(dossier.postCount)),
    ]
    members.append(("posts", .list(dossier.posts) { Self.json($0, clock) }))
    members.append(("proposals", .list(dossier.proposals) { Self.json($0, clock) }))
    members.append(("ballots", try .list(dossier.ballots) { try Self.json($0, clock) }))
    members.append(("resolutions", try .list(dossier.resolutions) { try Self.json($0, clock) }))
    members.append(("tasks", .list(dossier.tasks) { Self.json($0, clock) }))
    members.append(("heldTasks", .list(dossier.heldTasks) { Self.json($0) }))
    members.append(("petition", Self.json(dossier.petition, clock)))
    members.append(("timeline", try .list(dossier.timeline) { try Self.json($0, clock) }))
    let names = dossier.names.sorted { $0.key < $1.key }.map { ($0.key.text, JSON.text($0.value)) }
    members.append(("names", .object(names)))
    self.members = members
  }

  private static func json(_ petition: PetitionView?, _ clock: CivilClock) -> JSON {
    guard let petition else { return .nothing }
    return [
      "endorsed": .number(petition.endorsers.count), "households": .number(petition.households),
      "share": .text(petition.share.description), "needed": .number(petition.needed),
      "reachedAt": .instant(petition.reachedAt, clock), "conveneBy": .instant(petition.conveneBy, clock),
    ]
  }

  private static func json(_ post: PostView, _ clock: CivilClock) -> JSON {
    [
      "id": .id(post.id), "parent": .id(post.parent?.id), "position": .text(post.position.rawValue),
      "text": .text(post.text), "author": .id(post.author), "name": .text(post.name), "party": .id(post.party),
      "at": .instant(post.at, clock), "edits": .number(post.edits), "moderated": .text(post.moderated),
    ]
  }

  private static func json(_ proposal: ProposalView, _ clock: CivilClock) -> JSON {
    [
      "id": .id(proposal.id), "party": .id(proposal.party),
      "versions": .list(proposal.versions) { version in
        [
          "number": .number(version.number), "title": .text(version.title), "text": .text(version.text),
          "note": .text(version.note), "author": .id(version.author), "at": .instant(version.at, clock),
        ]
      },
    ]
  }

  private static func json(_ ballot: BallotView, _ clock: CivilClock) throws -> JSON {
    [
      "id": .id(ballot.id), "proposal": .id(ballot.proposal),
      "version": ballot.version.map { .number($0) } ?? .nothing,
      "rule": .ready(try CanonicalJSON.encode(ballot.rule)),
      "sheet": try ballot.sheet.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing,
      "rollSize": .number(ballot.rollSize),
      "rollDigest": .text(ballot.rollDigest), "voted": .number(ballot.voted),
      "calledAt": .instant(ballot.calledAt, clock), "opens": .instant(ballot.manner.opens, clock),
      "closes": .instant(ballot.closes, clock),
      "conduct": try ballot.manner.conduct.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing,
      "corrections": try .list(ballot.manner.corrections) { .ready(try CanonicalJSON.encode($0)) },
      "chambers": try ballot.manner.chambers.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing,
      "credentials": try ballot.manner.credentials.map { credentials in
        [
          "key": .ready(try CanonicalJSON.encode(credentials.key)), "issuer": .id(credentials.issuer),
          "sequence": .number(credentials.sequence), "issued": .number(credentials.issued),
          "used": .number(ballot.voted),
        ]
      } ?? .nothing,
      "recused": .list(ballot.manner.recused) { .text($0) },
      "papers": try ballot.manner.gathered?.papers.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing,
      "proxies": try ballot.manner.gathered?.proxies.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing,
      "result": try ballot.result.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing,
      "tally": try ballot.tally.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing,
      "excluded": .ready(try CanonicalJSON.encode(ballot.excluded)),
      // A ballot by name shows who voted how once it is counted, and not before.
      "votes": ballot.result == nil
        ? []
        : try .list(ballot.votes) { item in
          [
            "name": .text(item.name), "choice": .text(item.vote.choice?.rawValue),
            "marking": try json(item.vote.voice.marking), "statement": .text(item.vote.statement),
          ]
        },
    ]
  }

  /// The marks of a vote on several options.
  static func json(_ marking: Marking?) throws -> JSON {
    try marking.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing
  }

  private static func json(_ resolution: ResolutionView, _ clock: CivilClock) throws -> JSON {
    [
      "id": .id(resolution.frozen.id), "frozen": .ready(try CanonicalJSON.encode(resolution.frozen)),
      "digest": .text(resolution.digest),
      "signatures": .list(resolution.signatures) { signature in
        [
          "party": .id(signature.party), "name": .text(signature.name), "at": .instant(signature.at, clock),
        ]
      },
      "declines": .list(resolution.declines) { decline in
        [
          "party": .id(decline.party), "name": .text(decline.name), "at": .instant(decline.at, clock),
          "reason": .text(decline.reason),
        ]
      },
      "signaturesNeeded": .number(resolution.signing.needed),
      "inForceAt": .instant(resolution.inForceAt, clock), "declined": .text(resolution.declined),
    ]
  }

  private static func json(_ held: HeldTask) -> JSON {
    [
      "id": .id(held.id), "resolution": .id(held.resolution), "clause": .number(held.clause.number),
      "text": .text(held.clause.text), "lead": .id(held.clause.lead), "party": .id(held.party),
      "due": .text(held.clause.due.description), "state": .text(held.state.rawValue),
    ]
  }

  private static func json(_ task: TaskView, _ clock: CivilClock) -> JSON {
    [
      "id": .id(task.id), "resolution": .id(task.resolution), "clause": .number(task.clause.number),
      "text": .text(task.clause.text), "lead": .id(task.clause.lead),
      "supports": .list(task.clause.supports) { .id($0) }, "due": .text(task.clause.due.description),
      "evidence": .text(task.clause.evidence), "verifier": .id(task.clause.verifier),
      "state": .text(task.state.rawValue),
      "notes": .list(task.notes) { note in
        [
          "word": .text(note.word), "text": .text(note.text), "name": .text(note.name), "party": .id(note.party),
          "at": .instant(note.at, clock),
        ]
      },
    ]
  }

  /// A line of the record: when, what kind, and the event as it stands in the record.
  static func json(_ line: RecordedEvent, _ clock: CivilClock) throws -> JSON {
    [
      "sequence": .number(line.sequence), "at": .instant(line.at, clock), "kind": .text(line.event.kind.rawValue),
      "event": .ready(try CanonicalJSON.encode(line)),
    ]
  }
}
