import Inventory
import Proceedings
import Record
import Vocabulary

extension HouseFaces {
  /// Events on a page of the record.
  static var eventsPerPage: Int64 { 30 }

  package func record(from sequence: Int64?, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let size = scene.root.size
    let count = Self.eventsPerPage
    let first = max(0, min(sequence ?? size - count, size))
    let lines = try await room.events(from: first, limit: Int(count))
    return try await record(
      lines, from: first, older: first > 0 ? "/record?from=\(max(0, first - count))" : nil,
      newer: first + count < size ? "/record?from=\(first + count)" : nil, title: scene.words["record.title"],
      witnesses: try await witnesses(scene), timestamps: try await timestamps(scene), scene)
  }

  package func event(_ sequence: Int64, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    guard let line = try await room.events(from: sequence, limit: 1).first, line.event.sequence == sequence else {
      throw Unknown("event", String(sequence))
    }
    return try await record(
      [line], from: sequence, older: sequence > 0 ? Address.event(sequence - 1) : nil,
      newer: sequence + 1 < scene.root.size ? Address.event(sequence + 1) : nil,
      title: scene.words("notice.event", ["sequence": String(sequence)]),
      place: try await place(of: sequence, scene), scene)
  }

  private func record(
    _ lines: [RecordLine], from first: Int64, older: String?, newer: String?, title: String,
    place: RecordPlace? = nil, witnesses: WitnessesItem? = nil, timestamps: TimestampsItem? = nil, _ scene: Scene
  ) async throws -> Face {
    let names = try await names(for: lines.compactMap(\.event.authority), scene)
    let page = RecordPage(
      size: scene.words.grouped(scene.root.size), root: scene.root.root,
      rows: lines.reversed().map { line in
        row(line, names, scene)
      }, olderHref: older, newerHref: newer, from: String(first),
      rawHref: lines.isEmpty ? nil : "/api/record/events?from=\(first)&limit=\(lines.count)",
      place: place, witnesses: witnesses, timestamps: timestamps)
    return face(page, title: title, section: .record, scene)
  }

  /// Where an event stands, with the hashes that lead from it to the root.
  func place(of sequence: Int64, _ scene: Scene) async throws -> RecordPlace? {
    guard let proven = try await room.inclusion(of: sequence, size: nil) else { return nil }
    return RecordPlace(
      words: scene.words(
        "record.place",
        ["number": scene.words.grouped(proven.proof.index + 1), "size": scene.words.grouped(proven.proof.size)]),
      leaf: proven.leaf.description, path: proven.proof.path.map(\.hexadecimal), root: proven.root.hexadecimal,
      number: String(proven.proof.index), finality: try await finality(of: sequence, scene))
  }

  private func row(_ line: RecordLine, _ names: Names, _ scene: Scene) -> RecordRow {
    let event = line.event
    return RecordRow(
      number: String(event.sequence), at: scene.words.time(event.at, on: scene.clock),
      words: scene.words["event.\(event.event.kind.rawValue)"], kind: event.event.kind.rawValue,
      party: names.party(event.author.party),
      subject: event.subject.map { Link($0.text, Address.theCase($0)) },
      leaf: line.leaf, bytes: String(decoding: line.bytes, as: UTF8.self))
  }

  package func help(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let page = HelpPage(
      institution: scene.institutionName,
      inventory: scene.inventory.map { Link("\(scene.words["cite.inventory"]) \($0.version)", "/inventory") })
    return face(page, title: scene.words["help.title"], section: .help, scene)
  }
}
