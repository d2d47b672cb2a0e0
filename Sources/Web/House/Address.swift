import Inventory
import Proceedings
import Vocabulary

/// The addresses of the house, as pages link to them.
enum Address {
  static func theCase(_ id: CaseID) -> String { "/cases/" + segment(id.text) }
  static func post(_ post: PostID, in id: CaseID) -> String { theCase(id) + "/posts/" + segment(post.text) }
  static func proposal(_ proposal: ProposalID, in id: CaseID) -> String {
    theCase(id) + "/proposals/" + segment(proposal.text)
  }
  static func resolution(_ resolution: ResolutionID, in id: CaseID) -> String {
    theCase(id) + "/resolutions/" + segment(resolution.text)
  }
  static func ballot(_ ballot: BallotID, in id: CaseID) -> String {
    theCase(id) + "/ballots/" + segment(ballot.text)
  }
  static func newCase(about matter: MatterCode, title: String = "", text: String = "") -> String {
    "/cases/new" + query([("matter", matter.text), ("title", title), ("text", text)])
  }
  static func party(_ id: PartyID, version: String? = nil) -> String {
    "/parties/" + segment(id.text) + query([("version", version ?? "")])
  }
  static func person(_ id: PersonID) -> String { "/people/" + segment(id.text) }
  static func matterPage(_ code: MatterCode, version: String? = nil) -> String {
    "/inventory/matters/" + segment(code.text) + query([("version", version ?? "")])
  }
  static func entry(_ code: EntryCode, version: String? = nil) -> String {
    "/inventory/entries/" + segment(code.text) + (version.map { "?version=" + segment($0) } ?? "")
  }
  /// A stage of a matter in an area on a day, in the matrix of the matter.
  static func cell(
    _ matter: Matter, _ stage: StageCode, area: AreaCode, date: CivilDate? = nil, version: String? = nil
  ) -> String {
    let values = [("area", area.text), ("date", date?.description ?? ""), ("version", version ?? "")]
    let place = matter.procedure.firstIndex(of: stage).map { "#stage-\($0 + 1)" } ?? ""
    return matterPage(matter.code) + query(values) + place
  }
  static func area(_ code: AreaCode, version: String? = nil) -> String {
    "/inventory/areas/" + segment(code.text) + query([("version", version ?? "")])
  }
  static func draft(_ id: ProposalID) -> String { "/inventory/drafts/" + segment(id.text) }
  static func entries(_ values: [(String, String)]) -> String { "/inventory/entries" + query(values) }
  static func findings(_ values: [(String, String)]) -> String { "/inventory/findings" + query(values) }
  static func comparison(from old: String, to new: String) -> String {
    "/inventory/compare" + query([("from", old), ("to", new)])
  }
  static func event(_ sequence: Int64) -> String { "/record/events/\(sequence)" }
  static func signIn(next: String) -> String { "/sign-in?next=" + segment(next) }
  static func seats(next: String) -> String { "/seats?next=" + segment(next) }

  /// The page of a form.
  static func form(of command: String, in id: CaseID?, _ values: [(String, String)] = []) -> String {
    let path = (id.map { theCase($0) } ?? "") + "/acts/" + segment(command)
    return path + query(values)
  }

  /// The path to which a command is sent, with the fields of its path filled in; nil where one is missing.
  static func action(of kind: CommandKind, _ value: (String) -> String?) -> String? {
    var path = ""
    for piece in kind.path.split(separator: "/") {
      path += "/"
      if piece.hasPrefix("{") {
        guard let value = value(String(piece.dropFirst().dropLast())), !value.isEmpty else { return nil }
        path += segment(value)
      } else {
        path += piece
      }
    }
    return path
  }

  /// The names of the fields in the path of a command.
  static func fieldsInPath(of kind: CommandKind) -> [String] {
    kind.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }

  /// The address of a visit, without what is said once.
  static func here(_ visit: Visit) -> String {
    visit.path
      + query(visit.query.pairs.filter { $0.name != "receipt" && $0.name != "lang" }.map { ($0.name, $0.value) })
  }

  /// The address of a visit with one more parameter.
  static func here(_ visit: Visit, with name: String, _ value: String) -> String {
    let kept = visit.query.pairs.filter { $0.name != name && $0.name != "receipt" && $0.name != "lang" }
    return visit.path + query(kept.map { ($0.name, $0.value) } + [(name, value)])
  }

  /// Parameters of an address, those that are empty left out.
  static func query(_ values: [(String, String)]) -> String {
    let written = values.filter { !$0.1.isEmpty }
    guard !written.isEmpty else { return "" }
    return "?" + written.map { segment($0.0) + "=" + segment($0.1) }.joined(separator: "&")
  }

  /// A text as one segment of a path or one value of a query (RFC 3986, unreserved characters kept).
  static func segment(_ text: String) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
