import Foundation

/// The sample logins, kept beside the data for whoever tries the demo.
struct Logins: Codable {
  struct Role: Codable {
    let party: String
    let zh: String
    let en: String
  }

  struct Person: Codable {
    let login: String
    let name: String
    let password: String
    let roles: [Role]
  }

  let people: [Person]

  private static let fileName = "logins.json"

  static func read(_ data: String) throws -> Logins {
    guard let bytes = FileManager.default.contents(atPath: data + "/" + fileName) else {
      return Logins(people: [])
    }
    return try JSONDecoder().decode(Logins.self, from: bytes)
  }

  func write(_ data: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let isWritten = FileManager.default.createFile(
      atPath: data + "/" + Self.fileName, contents: try encoder.encode(self), attributes: [.posixPermissions: 0o600])
    guard isWritten else { throw CocoaError(.fileWriteNoPermission) }
  }

  /// What the demo prints when it serves.
  func page(address: String, data: String) -> String {
    let width = people.map(\.login.count).max() ?? 0
    let passwordWidth = people.map(\.password.count).max() ?? 0
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let lines = people.map { person in
      let roles =
        person.roles.isEmpty
        ? "mandate ended · 任期已满" : person.roles.map { "\($0.zh) / \($0.en)" }.joined(separator: "; ")
      return "  \(padded(person.login, width))  \(padded(person.password, passwordWidth))  \(person.name)  \(roles)"
    }
    return """
      Gongzhi is at \(address)
      The certificate is self-signed for this machine: let the browser go on, or trust \(data)/tls/cert.pem.
      Everyone here is fictional. Logins (also in \(data)/\(Self.fileName)):

      \(lines.joined(separator: "\n"))

      Stop with Ctrl-C; the data stays. Begin anew with --reset.
      """
  }
}
