import Cases
import Duties
import Inventory
import Vocabulary
import Voting

/// The names of things in the reader's language; a thing that the inventory no longer knows keeps its code.
struct Names: Sendable {
  let words: Words
  let inventory: CompiledInventory?
  /// Other versions of the inventory, under which earlier acts were permitted.
  var versions: [String: CompiledInventory] = [:]
  /// The version that the reader asked to see, or the draft; addresses carry it on.
  var asked: String?

  var language: Language { words.language }

  func party(_ id: PartyID) -> String {
    if let party = inventory?.party(id) { return party.name[language] }
    for version in versions.values {
      if let party = version.party(id) { return party.name[language] }
    }
    return id.text
  }

  func partyLink(_ id: PartyID) -> Link { Link(party(id), Address.party(id, version: asked)) }

  func parties(_ ids: [PartyID]) -> String? { ids.isEmpty ? nil : words.list(ids.map(party)) }

  func matter(_ code: MatterCode) -> String { inventory?.matter(code)?.name[language] ?? code.text }

  func area(_ code: AreaCode) -> String { inventory?.area(code)?.name[language] ?? code.text }

  func stage(_ code: StageCode) -> String { words.phrase("stage.\(code.text)") ?? code.text }

  func version(_ name: String) -> CompiledInventory? {
    inventory?.version == name ? inventory : versions[name]
  }

  /// An entry of a version as it is cited.
  func citation(_ code: EntryCode, of version: String) -> EntryCitation {
    EntryCitation(
      entry: code.text, href: Address.entry(code), basis: basis(of: code, in: version) ?? "", version: version)
  }

  /// The citation of a permit: its entry, and the basis of the emergency grant where one permits.
  func citation(_ permit: Permit) -> EntryCitation {
    guard let grant = permit.grant else { return citation(permit.entry, of: permit.version) }
    return EntryCitation(
      entry: grant.id.text, href: "/emergency-grants#" + grant.id.text, basis: grant.basis, version: permit.version)
  }

  /// The duty that comes with a permit.
  func duty(_ permit: Permit) -> String? {
    permit.grant == nil ? duty(of: permit.entry, in: permit.version) : permit.duty?[language]
  }

  func basis(of code: EntryCode, in version: String) -> String? {
    guard let text = self.version(version)?.entry(code)?.basis.text[language], !text.isEmpty else { return nil }
    return text
  }

  func duty(of code: EntryCode, in version: String) -> String? {
    guard let text = self.version(version)?.entry(code)?.duty[language], !text.isEmpty else { return nil }
    return text
  }

  func limit(_ limit: TimeLimit) -> String {
    limit.number == 0 ? words["limit.at-once"] : words.count("limit.\(limit.unit.rawValue)", limit.number)
  }

  // MARK: Marks

  func mark(_ state: CaseState) -> Mark {
    let tone: Mark.Tone =
      switch state {
      case .filed, .returned, .evaluating: .wait
      case .accepted, .deliberating, .balloting, .resolving, .executing, .verifying, .reviewing: .open
      case .closed: .quiet
      }
    return Mark(words["state.\(state.rawValue)"], tone)
  }

  func mark(_ outcome: CaseOutcome) -> Mark {
    let tone: Mark.Tone =
      switch outcome {
      case .unknown: .quiet
      case .solved: .done
      case .partly: .wait
      case .unsolved: .stop
      }
    return Mark(words["outcome.\(outcome.rawValue)"], tone)
  }

  func mark(_ state: TaskState) -> Mark {
    let tone: Mark.Tone =
      switch state {
      case .assigned: .wait
      case .underway: .open
      case .reported: .wait
      case .verified: .done
      }
    return Mark(words["task.state.\(state.rawValue)"], tone)
  }

  func mark(_ outcome: BallotOutcome) -> Mark {
    let tone: Mark.Tone =
      switch outcome {
      case .adopted: .done
      case .rejected, .noQuorum: .stop
      case .awaitsHead: .wait
      }
    return Mark(words["ballot.outcome.\(outcome.rawValue)"], tone)
  }
}
