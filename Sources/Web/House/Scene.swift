import Inventory
import Proceedings
import Synchronization
import Vocabulary

/// What every page knows before it reads anything of its own: who asks, in which words, under which inventory.
struct Scene: Sendable {
  let visit: Visit
  let words: Words
  let institution: Institution?
  let inventory: CompiledInventory?
  let root: RecordRoot

  var language: Language { visit.language }
  var now: Instant { visit.now }
  var clock: CivilClock { institution?.clock ?? .china }
  var today: CivilDate { clock.date(of: visit.now) }
  var names: Names { Names(words: words, inventory: inventory) }
  /// The names of a version.
  func names(of version: CompiledInventory) -> Names {
    Names(words: words, inventory: version, asked: visit.query["version"])
  }
  /// The day on which a version is looked at: today, or the first day on which a draft would bind.
  func day(of inventory: CompiledInventory) -> CivilDate {
    inventory.draftOf == nil ? today : max(today, inventory.tables.effectiveFrom)
  }
  var institutionName: String { institution?.name[language] ?? words["frame.unfounded"] }

  /// The reader as the inventory asks for them.
  var actor: Actor? { visit.seat.map { Actor($0) } }

  /// Whether the inventory in force lets the reader do something; nothing for someone without a seat.
  func lets(_ act: Act, in matter: MatterCode, _ stage: StageCode, at area: AreaCode) -> Bool {
    guard let inventory, let actor else { return false }
    let request = DecisionRequest(actor: actor, act: act, matter: matter, stage: stage, area: area, at: now)
    if case .permit = inventory.decide(request) { return true }
    return false
  }

  /// The reader's party and office, in words.
  var acting: String? {
    guard let seat = visit.seat else { return nil }
    return [names.party(seat.party), seat.title?[language]].compactMap { $0 }.joined(separator: " · ")
  }
}

extension HouseFaces {
  /// The scene of a visit.
  func scene(_ visit: Visit) async throws -> Scene {
    async let root = room.root()
    let ground = try await ground(at: visit.now)
    return Scene(
      visit: visit, words: renderer.words(visit.language), institution: ground.institution,
      inventory: ground.inventory, root: try await root)
  }

  /// The institution and its inventory, read again only after an event that may have changed them, or on a new day.
  private func ground(at now: Instant) async throws -> GroundShelf.Ground {
    let epoch = room.mark(of: "").epoch
    if let kept = grounds.ground(epoch: epoch, at: now) { return kept }
    let institution = try await room.institution()
    let inventory = try await room.inventory(at: now)
    let date = (institution?.clock ?? .china).date(of: now)
    let ground = GroundShelf.Ground(epoch: epoch, date: date, institution: institution, inventory: inventory)
    grounds.keep(ground)
    return ground
  }
}

/// The institution and the inventory in force, kept for the day.
final class GroundShelf: Sendable {
  struct Ground: Sendable {
    let epoch: Int64
    let date: CivilDate
    let institution: Institution?
    let inventory: CompiledInventory?
  }

  private let kept = Mutex<Ground?>(nil)

  func ground(epoch: Int64, at now: Instant) -> Ground? {
    kept.withLock { ground in
      guard let ground, ground.epoch == epoch, ground.institution != nil,
        (ground.institution?.clock ?? .china).date(of: now) == ground.date
      else { return nil }
      return ground
    }
  }

  func keep(_ ground: Ground) { kept.withLock { $0 = ground } }
}
