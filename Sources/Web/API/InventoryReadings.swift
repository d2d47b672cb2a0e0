import Hummingbird
import Inventory
import NIOCore
import Proceedings
import Record
import Vocabulary

extension House {
  /// `GET /api/inventory/versions`.
  func versionsAPI(_ call: Call) async throws -> Response {
    let (versions, clock) = (try await room.inventoryVersions(), try await clock())
    return .json([
      "items": .list(versions) { version in
        [
          "version": .text(version.version), "digest": .text(version.digest),
          "effectiveFrom": .text(version.effectiveFrom.description),
          "publishedAt": .instant(version.publishedAt, clock), "sequence": .number(version.sequence),
          "entries": .number(version.entries), "case": .id(version.ground?.subject),
          "draft": .id(version.ground?.1.draft),
          "review": version.ground.map { .number($0.1.review) } ?? .nothing,
          "resolution": .id(version.ground?.1.resolution),
        ]
      }
    ])
  }

  /// `GET /api/inventory/tables/{digest}`: what the digest in the record is of, so that anyone can decide again.
  func tablesAPI(_ call: Call) async throws -> Response {
    let digest = try call.part("digest")
    guard let bytes = try await room.inventoryTables(digest: digest) else { throw Unknown("version", digest) }
    return Response(
      200, "application/json", ByteBuffer(bytes: bytes), cache: "public, max-age=31536000, immutable")
  }

  /// `GET /api/inventory`: the version in force, or the one that is named, with its entries filtered.
  func inventoryAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let (matter, stage): (MatterCode?, StageCode?) = (asking.code("matter"), asking.code("stage"))
    let (party, area): (PartyID?, AreaCode?) = (asking.code("party"), asking.area("area"))
    let (list, words): (ListKind?, String?) = (asking.word("list"), asking.words("q"))
    let (after, limit) = (asking.number("after", 0...Int.max) ?? 0, asking.number("limit", 1...1_000) ?? 100)
    try asking.finish()
    let inventory = try await inventory(call)
    var found: [InventoryEntry] = []
    var position = after
    let entries = inventory.allEntries
    while position < entries.count, found.count < limit {
      let entry = entries[position]
      position += 1
      guard matter.map({ entry.matter.covers($0) || $0.covers(entry.matter) }) ?? true,
        stage.map({ entry.stage.covers($0) }) ?? true, list.map({ entry.list == $0 }) ?? true,
        area.map({ entry.area.contains($0) || $0.contains(entry.area) }) ?? true,
        party.map({ entry.holder == .party($0) }) ?? true,
        words.map({ entry.name.zh.contains($0) || entry.name.en.contains($0) || entry.duty.zh.contains($0) }) ?? true
      else { continue }
      found.append(entry)
    }
    return .json([
      "version": .text(inventory.version), "effectiveFrom": .text(inventory.tables.effectiveFrom.description),
      "parties": .list(inventory.allParties) { Self.json($0) },
      "matters": .list(inventory.allMatters) { Self.json($0) },
      "areas": .list(inventory.allAreas) { ["code": .text($0.code.text), "name": .both($0.name)] },
      "entryCount": .number(entries.count), "entries": .list(found) { Self.json($0) },
      "next": position < entries.count ? .number(position) : .nothing,
    ])
  }

  /// `GET /api/inventory/entries/{code}`.
  func entryAPI(_ call: Call) async throws -> Response {
    let code = EntryCode(try call.part("code"))
    guard let entry = try await inventory(call).entry(code) else { throw Unknown("entry", code.text) }
    return .json(Self.json(entry))
  }

  /// `GET /api/inventory/who`.
  func whoAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let question = asking.who(
      today: try await clock().date(of: call.now), everywhere: try await room.institution()?.area)
    try asking.finish()
    guard let question else { throw Malformed([FieldFault(field: "matter", code: .missing)]) }
    let inventory = try await inventory(call)
    let answer = inventory.who(
      matter: question.matter, stage: question.stage, area: question.area, on: question.date)
    let language = call.caller.language
    func lines(_ lines: [Attribution.Line]) -> JSON {
      .list(lines) { line in
        [
          "party": .id(line.party), "name": .text(inventory.party(line.party)?.name[language] ?? line.party.text),
          "entry": .id(line.entry), "article": .text(line.basis), "duty": .text(line.duty),
          "limit": .text(line.clock?.words(language)),
        ]
      }
    }
    let cell = studies.coverage(of: inventory, on: question.date)
      .cell(question.matter, question.stage, in: question.area)
    return .json([
      "version": .text(inventory.version), "matter": .id(question.matter), "stage": .id(question.stage),
      "area": .text(question.area.text), "date": .text(question.date.description), "leads": lines(answer.leads),
      "supports": lines(answer.supports), "prohibitions": lines(answer.prohibitions),
      "coverage": .text(cell?.status.rawValue),
    ])
  }

  /// `GET /api/parties/{party}`.
  func partyAPI(_ call: Call) async throws -> Response {
    let id = PartyID(try call.part("party"))
    let inventory = try await inventory(call)
    guard let party = inventory.party(id) else { throw Unknown("party", id.text) }
    let (members, clock) = (try await room.members(of: id, at: call.now), try await clock())
    return .json([
      "party": Self.json(party), "line": .list(inventory.line(of: id)) { .id($0) },
      "members": .list(members) { ["name": .text($0.name), "seat": Self.json($0.seat, clock)] },
    ])
  }

  /// `GET /api/people/{person}`.
  func personAPI(_ call: Call) async throws -> Response {
    let id = PersonID(try call.part("person"))
    guard let person = try await room.person(id) else { throw Unknown("person", id.text) }
    let clock = try await clock()
    return .json([
      "id": .id(person.id), "name": .text(person.name), "seats": .list(person.seats) { Self.json($0, clock) },
    ])
  }

  /// The version that is asked for, or the one in force.
  func inventory(_ call: Call) async throws -> CompiledInventory {
    if let version = call.query["version"] {
      guard let inventory = try await room.inventory(version: version) else { throw Unknown("version", version) }
      return inventory
    }
    guard let inventory = try await room.inventory(at: call.now) else { throw Refusal(.noInventory) }
    return inventory
  }

  private static func json(_ party: Party) -> JSON {
    [
      "id": .id(party.id), "name": .both(party.name), "kind": .text(party.kind.rawValue),
      "area": .text(party.area.text), "superior": .id(party.superior),
    ]
  }

  private static func json(_ matter: Matter) -> JSON {
    [
      "code": .id(matter.code), "name": .both(matter.name), "track": .text(matter.track.rawValue),
      "class": .text(matter.matterClass.rawValue), "stages": .list(matter.stages) { .id($0) },
      "votingRule": .text(matter.votingRule), "description": .both(matter.description),
    ]
  }

  private static func json(_ limit: TimeLimit?) -> JSON {
    guard let limit else { return .nothing }
    return [
      "number": .number(limit.number), "unit": .text(limit.unit.rawValue), "from": .text(limit.from),
      "origin": .text(limit.origin.rawValue),
    ]
  }

  private static func json(_ entry: InventoryEntry) -> JSON {
    [
      "code": .id(entry.code), "list": .text(entry.list.rawValue), "powerType": .text(entry.powerType.rawValue),
      "name": .both(entry.name), "subItem": .text(entry.subItem), "matter": .id(entry.matter),
      "stage": .id(entry.stage), "level": .text(entry.level.rawValue), "area": .text(entry.area.text),
      "holder": .text(entry.holder.text), "role": .text(entry.role.rawValue),
      "acts": .list(entry.acts) { .text($0.rawValue) }, "counterparts": .list(entry.counterparts) { .id($0) },
      "office": .text(entry.office), "article": .both(entry.basis.text), "duty": .both(entry.duty),
      "dutyBasis": .text(entry.dutyBasis), "accountability": .text(entry.accountability),
      "statutoryLimit": json(entry.statutoryLimit), "promisedLimit": json(entry.promisedLimit),
      "supervisors": .list(entry.supervisors) { .text($0) }, "votingRule": .text(entry.votingRule),
      "from": .text(entry.from?.description), "until": .text(entry.until?.description),
      "resources": .text(entry.resources), "line": .number(entry.source.line),
    ]
  }
}
