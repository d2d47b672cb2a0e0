import Foundation
import Proceedings
import Storage
import Vocabulary

/// The sample neighbourhood with as many more residents and cases as a measurement asks for.
struct Town {
  /// A case with a ballot that is open, and without.
  struct OpenCase: Codable, Sendable {
    let id: CaseID
    let ballot: BallotID?
  }

  let store: Store
  let register: GroupCommit
  private(set) var residents: [ActingSeat] = []
  private(set) var cases: [OpenCase] = []
  private var teller: StoryTeller

  /// Founds the neighbourhood in an empty directory.
  ///
  /// - Parameter password: the hash under which every login is entered.
  init(directory: String, passwordHash: String = "none") async throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    store = try Store(directory: directory)
    register = GroupCommit(
      store: store, craft: Craft(hashPassword: { _ in passwordHash }), now: Town.now,
      entropy: Town.entropy)
    let folder = URL(fileURLWithPath: "Resources/sample")
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
      files[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    teller = StoryTeller(
      register: register, clock: .china, now: Town.now, files: files, password: { "a long password for \($0)" })
    try await teller.tell(try Story(json: Array(try Data(contentsOf: folder.appending(path: "people.json")))))
  }

  /// Random bytes, eight from each call.
  @Sendable static func entropy(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count { withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { bytes += $0 } }
    return Array(bytes.prefix(count))
  }

  /// The time of day.
  static let now: @Sendable () -> Instant = {
    Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1_000))
  }

  /// Enrols residents, each with a seat.
  mutating func enrol(residents count: Int) async throws {
    let registrar = try seat("registrar")
    let register = register
    residents = try await withThrowingTaskGroup(of: ActingSeat.self) { group in
      for index in 0..<count {
        group.addTask {
          let enrolled = try await register.entered(
            "enrol-person", by: registrar,
            ["name": "居民\(index)", "login": "resident\(index)", "password": "a long password"])
          let person = try enrolled.required()
          let appointed = try await register.entered(
            "appoint-seat", by: registrar, ["person": person, "party": "qinghe-residents", "from": "2026-01-01"])
          return ActingSeat(person: PersonID(person), seat: SeatID(try appointed.required()))
        }
      }
      var seats: [ActingSeat] = []
      for try await seat in group { seats.append(seat) }
      return seats.sorted { $0.seat < $1.seat }
    }
  }

  /// Files cases and brings each to deliberation, every second one to an open ballot, with so many posts in each.
  @discardableResult
  mutating func open(cases count: Int, posts: Int, ballots: Bool) async throws -> [OpenCase] {
    let register = register
    let residents = residents
    let committee = try seat("shen@qinghe-committee")
    let organisation = try seat("song")
    let closes = Town.now().advanced(byMilliseconds: 30 * 86_400_000).rfc3339(clock: .china)
    let opened = try await withThrowingTaskGroup(of: OpenCase.self) { group in
      for index in 0..<count {
        group.addTask {
          let filer = residents[index % residents.count]
          let filed = try await register.entered(
            "file-case", by: filer,
            ["matter": "GJ01", "area": "990301001001", "title": "第\(index)盏路灯不亮", "text": Words.post(index)])
          let id = try filed.required()
          _ = try await register.entered("accept-case", by: committee, ["case": id])
          _ = try await register.entered(
            "convene-deliberation", by: committee, ["case": id, "question": "怎么修，谁出钱？"])
          for post in 0..<posts {
            _ = try await register.entered(
              "add-post", by: residents[(index * 31 + post) % residents.count],
              ["case": id, "position": Words.position(post), "text": Words.post(index * 1_000 + post)])
          }
          guard ballots, index % 2 == 1 else { return OpenCase(id: CaseID(id), ballot: nil) }
          let proposal = try await register.entered(
            "make-proposal", by: organisation, ["case": id, "title": "换成低位灯", "text": Words.post(index)])
          let ballot = try await register.entered(
            "call-ballot", by: committee,
            ["case": id, "proposal": try proposal.required(), "version": "1", "closes": closes])
          return OpenCase(id: CaseID(id), ballot: BallotID(try ballot.required()))
        }
      }
      var cases: [OpenCase] = []
      for try await opened in group { cases.append(opened) }
      return cases.sorted { $0.id < $1.id }
    }
    cases += opened
    return opened
  }

  /// The seat of a login of the sample.
  func seat(_ name: String) throws -> ActingSeat {
    guard let seat = teller.seat(name) else { throw BenchFault("no seat \(name) in the sample") }
    return seat
  }
}

/// What a measurement cannot go on with.
struct BenchFault: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension Register {
  /// Performs a command by name; anything but a receipt is a fault of the measurement.
  func entered(_ name: String, by acting: ActingSeat, _ fields: [String: String]) async throws -> Receipt {
    guard let kind = Commands.named(name) else { throw BenchFault("no command \(name)") }
    let command = try kind.make(Form(fields))
    guard case .entered(let receipt) = try await perform(command, by: acting) else {
      throw BenchFault("\(name) was not entered: \(try await perform(command, by: acting))")
    }
    return receipt
  }
}

extension Receipt {
  /// The identifier of what was made.
  func required() throws -> String {
    guard let made else { throw BenchFault("nothing was made at \(sequence)") }
    return made
  }
}

/// Texts of the length that people write, the same in each run.
enum Words {
  private static let sentences = [
    "我数过，这条路一共七根灯杆，亮的只有一根。", "装灯会不会照到一楼的卧室？我家就在一楼。", "支持，老人晚上出门看得见路。",
    "可以用遮光罩，色温3000K以下，光斑不进窗。", "先修好再说钱的事，雨天已经有人摔倒。", "费用能不能从公共收益里出，每季度公示？",
    "The lamp by the gate has been dark since spring.", "晚上十点以后灯光减半，这样两边都能接受。",
  ]

  /// A post of two to four sentences.
  static func post(_ seed: Int) -> String {
    (0..<2 + seed % 3).map { sentences[(seed + $0 * 3) % sentences.count] }.joined() + "（\(seed)）"
  }

  /// One of the four positions of a post.
  static func position(_ seed: Int) -> String { ["for", "against", "question", "information"][seed % 4] }
}
