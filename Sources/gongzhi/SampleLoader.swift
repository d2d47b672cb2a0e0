import Foundation
import Inventory
import Proceedings
import Storage
import Synchronization
import Vocabulary

/// Loads the sample neighbourhood through the ordinary commands, and leaves the logins beside the data.
struct SampleLoader {
  /// The login of the sample's duty clock.
  static let clock = "clock"
  /// The key of the sample's secret ballot. In earnest it lies with the party that signs; the demo is all parties in one.
  static let issuingKey = "issuing.key"

  let house: House
  let folder: String
  let data: String

  func load() async throws {
    say("Loading the sample neighbourhood …")
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".csv") {
      files[name] = try readText(folder + "/" + name)
    }
    files["issuing-key"] = try IssuingKeyFile.make(at: data + "/" + Self.issuingKey)
    files["signing-authority"] = try SampleAuthority.found(in: data)
    let passwords = Passphrases()
    var teller = StoryTeller(
      register: house.register, clock: .china, now: machineTime, files: files, password: { passwords[$0] })
    for name in ["people.json", "story.json", "change.json", "secret.json", "signing.json"] {
      let story = try Story(json: Array(try readText(folder + "/" + name).utf8))
      try await teller.tell(story) { sayProgress("  \(name) \($0)/\(story.steps.count)") }
      sayProgress("")
    }
    try await write(teller, passwords)
  }

  private func write(_ teller: StoryTeller, _ passwords: Passphrases) async throws {
    guard let inventory = try await house.room.inventory(at: machineTime()) else { return }
    var people: [Logins.Person] = []
    for login in teller.logins {
      guard let id = teller.kept[login], let card = try await house.room.person(PersonID(id)) else { continue }
      let roles = card.seats.filter { $0.mandate.contains(machineTime()) }.map { seat in
        let party = inventory.party(seat.party)?.name
        return Logins.Role(
          party: seat.party.text,
          zh: [party?.zh, seat.title?.zh].compactMap(\.self).joined(separator: " · "),
          en: [party?.en, seat.title?.en].compactMap(\.self).joined(separator: " · "))
      }
      people.append(Logins.Person(login: login, name: card.name, password: passwords[login], roles: roles))
    }
    try Logins(people: people).write(data)
  }
}

/// A passphrase for each login, made once from the system's random bytes: longer than the house asks for, and easy to type.
final class Passphrases: Sendable {
  private static let words = [
    "maple", "river", "lantern", "cedar", "willow", "harbour", "meadow", "copper", "orchid", "pebble", "summit",
    "thistle", "walnut", "saffron", "marble", "feather",
  ]
  private let made = Mutex<[String: String]>([:])

  subscript(login: String) -> String {
    made.withLock { made in
      if let known = made[login] { return known }
      let bytes = systemEntropy(6)
      let passphrase =
        bytes.prefix(3).map { Self.words[Int($0) % Self.words.count] }.joined(separator: "-")
        + "-\(1000 + (Int(bytes[3]) << 8 | Int(bytes[4])) % 9000)"
      made[login] = passphrase
      return passphrase
    }
  }
}
