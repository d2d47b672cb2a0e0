import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

/// The first law of the house: there is one door, and nobody passes it without an entry.
@Suite("The door") struct DoorTests {
  /// A form that is well-formed for every command; identifiers name what the sample story made.
  static func form(_ kind: CommandKind, in neighbourhood: Neighbourhood) throws -> Form {
    var form = Form()
    for field in kind.fields {
      switch (field.name, field.content) {
      case ("case", _): form.values["case"] = [try neighbourhood.kept("waste")]
      case ("area", _): form.values["area"] = ["990301001001"]
      case ("matter", _): form.values["matter"] = ["LJ01"]
      case ("person", _): form.values["person"] = [try neighbourhood.kept("lin")]
      case ("party", _): form.values["party"] = ["yunting-gov"]
      case ("seat", _): form.values["seat"] = [try neighbourhood.seat("lin").seat.text]
      case ("units", _): form.values["units"] = ["房号,面积,业主\n1-101,90,x\n"]
      case ("entries", _): form.values["entries"] = ["职权编码,职权名称,实施主体,主体类型,管辖范围\n1,a,yunting-gov,政府,990301\n"]
      case ("parties", _): form.values["parties"] = ["主体编码,主体名称,主体类型,所在区域\nyunting-gov,区政府,政府,990301\n"]
      case ("version", .code): form.values["version"] = ["2027.1"]
      case ("outcome", _): form.values["outcome"] = ["solved"]
      case ("until", _): form.values["until"] = ["2028-01-01"]
      case ("scope", _): form.values["scope"] = ["area"]
      case ("tie", _): form.values["tie"] = ["declared"]
      case ("policy", .text): form.values["policy"] = ["quorum none"]
      case ("certificates", _): form.values["certificates"] = [try TestAuthority.shared.get().pem]
      case ("certificate", .text): break
      case ("request", _): form.values["request"] = [try TestAuthority.shared.get().request]
      case ("list", .text): form.values["list"] = [try TestAuthority.shared.get().list]
      case ("certificate", _) where kind.name == "sign-resolution": break
      case ("key", _): form.values["key"] = [try TestIssuer.shared.get().pem]
      case ("blinded", _), ("signature", _): form.values[field.name] = [String(repeating: "0", count: 512)]
      case ("message", _), ("randomizer", _): form.values[field.name] = [String(repeating: "0", count: 64)]
      case (let name, .code): form.values[name] = ["1"]
      case (let name, .text): form.values[name] = ["一些文字"]
      case (let name, .choice(let words)): form.values[name] = [words[0]]
      case (let name, .number(let range)): form.values[name] = [String(range.lowerBound)]
      case (let name, .date): form.values[name] = ["2027-01-01"]
      case (let name, .instant): form.values[name] = ["2027-01-01T00:00:00+08:00"]
      case (let name, .secret): form.values[name] = ["a long enough password"]
      case ("clauses", .rows):
        form.rows["clauses"] = [Form(["text": "做完", "lead": "property", "due": "2027-01-01"])]
      case ("rungs", .rows):
        form.rows["rungs"] = [Form(["word": "overdue", "multiple": "0", "level": "0"])]
      case ("matters", .codes): form.values["matters"] = ["YJ01"]
      case ("stages", .codes): form.values["stages"] = ["受理"]
      case ("acts", .codes): form.values["acts"] = ["accept"]
      case ("areas", .codes): form.values["areas"] = ["990301001001"]
      // Other tables may be left empty.
      case (_, .codes), (_, .file), (_, .octets), (_, .rows): break
      }
    }
    return form
  }

  @Test(
    "refuses every command to someone in a party without an entry, and enters nothing",
    arguments: Commands.all.map(\.name))
  func nobodyWithoutEntry(name: String) async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    // A party that exists in the register of parties and in no entry of any matter.
    try await neighbourhood.tell(
      json: """
        [{"as": "registrar", "do": "enrol-person", "with": {"name": "路人", "login": "nobody"}},
         {"as": "registrar", "do": "appoint-seat",
          "with": {"person": "$nobody", "party": "idle", "from": "2026-01-01"}}]
        """)
    let before = try await neighbourhood.room.root()
    let kind = try #require(Commands.named(name))

    let command = try kind.make(try Self.form(kind, in: neighbourhood))
    let verdict = try await neighbourhood.register.perform(command, by: try neighbourhood.seat("nobody"))

    guard case .refused(let refusal) = verdict else {
      Issue.record("\(name): \(verdict)")
      return
    }
    #expect(
      [.noEntry, .wrongArea, .wrongStage, .alreadyFounded].contains(refusal.code), "\(name): \(refusal)")
    #expect(refusal.inventory == "2026.1")
    #expect(try await neighbourhood.room.root() == before)
  }

  @Test("lets an institution be founded once")
  func founding() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let kind = FoundInstitution.kind
    let verdict = try await neighbourhood.register.perform(
      try kind.make(try Self.form(kind, in: neighbourhood)), by: .founder)
    guard case .refused(let refusal) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(refusal.code == .alreadyFounded)
  }

  @Test("has a name and a path of its own for every command, and names each field of the path")
  func catalogue() {
    #expect(Set(Commands.all.map(\.name)).count == Commands.all.count)
    #expect(Set(Commands.all.map(\.path)).count == Commands.all.count)
    for kind in Commands.all {
      for part in kind.path.split(separator: "/") where part.hasPrefix("{") {
        #expect(kind.fields.contains { $0.name == part.dropFirst().dropLast() }, "\(kind.name): \(part)")
      }
    }
  }

  @Test("reports every fault of a form at once, and makes no command of it", arguments: Commands.all.map(\.name))
  func faults(name: String) throws {
    let kind = try #require(Commands.named(name))
    let required = Set(kind.fields.filter(\.isRequired).map(\.name))
    do {
      _ = try kind.make(Form())
      #expect(required.isEmpty)
    } catch {
      #expect(Set(error.faults.map(\.field)).isSuperset(of: required), "\(error.faults)")
    }
  }
}
