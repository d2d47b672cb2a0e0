import Cases
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Inventory
import Logging
import NIOCore
import NIOFoundationEssentialsCompat
import Proceedings
import Record
import SwiftASN1
import Testing
import Vocabulary
import Web
import X509

/// A small house with two people in it: one with one seat, one with two.
struct World: Sendable {
  static let address = "https://gongzhi.test"
  static let password = "correct horse battery staple"
  static let resources = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Resources"

  let clock = FakeClock("2026-07-01T10:00:00+08:00")
  let entropy = FakeEntropy()
  let register = FakeRegister()
  let sessions = FakeSessionBook()
  let room: FakeRoom
  let faces: FakeFaces
  let application: Application<RouterResponder<WebContext>>

  /// A house; `publicAddress` is where people reach it.
  static func make(
    publicAddress: String = address, isFounded: Bool = true, idleSeconds: Int = 60
  ) async throws -> World {
    let entropy = FakeEntropy()
    let passwords = Passwords(entropy: { entropy.bytes($0) }, log2N: 8)
    let hash = try await passwords.hash(password)
    return try World(
      publicAddress: publicAddress, isFounded: isFounded, idleSeconds: idleSeconds, passwords: passwords, hash: hash)
  }

  private init(
    publicAddress: String, isFounded: Bool, idleSeconds: Int, passwords: Passwords, hash: String
  ) throws {
    let term = Term(from: Instant(milliseconds: 0))
    let over = Term(from: Instant(milliseconds: 0), until: Instant(milliseconds: 1_000))
    let people = [
      PersonCard(
        id: "person-2", name: "李强", seats: [Seat(id: "seat-3", person: "person-2", party: "街道", mandate: term)]),
      PersonCard(
        id: "person-5", name: "王芳",
        seats: [
          Seat(id: "seat-6", person: "person-5", party: "居民", mandate: term),
          Seat(id: "seat-7", person: "person-5", party: "业委会", mandate: term),
          Seat(id: "seat-8", person: "person-5", party: "居委会", mandate: over),
        ]),
    ]
    let credentials = [
      Credential(person: "person-2", login: "li", passwordHash: hash),
      Credential(person: "person-5", login: "wang", passwordHash: hash),
    ]
    let room = FakeRoom(
      inventory: isFounded ? try Self.inventory() : nil, credentials: credentials, people: people,
      dossier: try Self.dossier())
    self.room = room
    faces = FakeFaces(room: room)
    let files = try Certificates.shared.get()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let (clock, entropy) = (clock, entropy)
    application = try WebServer.build(
      WebConfiguration(
        certificateFile: files.certificate, keyFile: files.key, port: 0, publicAddress: publicAddress,
        resources: Self.resources, idleSeconds: idleSeconds),
      register: register, room: room, sessions: sessions, faces: faces, passwords: passwords,
      recordKey: try NoteSigner(name: "test.example/record", kind: .record, seed: Array(repeating: 7, count: 32)),
      cosignatures: FakeCosignatureBook(), now: { clock.now },
      entropy: { entropy.bytes($0) }, logger: logger)
  }

  /// The example list of the repository, compiled once a run.
  static func inventory() throws -> CompiledInventory { try compiled.get() }

  private static let compiled = Result { try compile() }

  private static func compile() throws -> CompiledInventory {
    let data = try #require(FileManager.default.contents(atPath: resources + "/inventory/example.csv"))
    return CompiledInventory(
      try InventoryTables(
        files: InventoryFiles(entries: [InventoryFile(name: "entries.csv", bytes: Array(data))]), version: "v1"))
  }

  static func dossier() throws -> CaseDossier {
    let area = try #require(AreaCode("990102001002"))
    let at = Instant(milliseconds: 1_782_800_000_000)
    return CaseDossier(
      standing: CaseStanding(
        id: "2026-0001", matter: "TZ02", area: area, track: .consult, state: .deliberating, filer: "person-5",
        receiver: "街道"),
      title: "加装电梯", text: "三号楼想加装电梯 <script>", filedAt: at, changedAt: at, acceptBy: nil, timeline: [], posts: [],
      postPage: 1, postCount: 120, proposals: [], ballots: [], resolutions: [], tasks: [], names: ["person-5": "王芳"])
  }

  /// Asks without a network, straight at the router.
  func ask(_ test: @Sendable @escaping (Client) async throws -> Void) async throws {
    try await application.test(.router) { client in try await test(Client(world: self, client: client)) }
  }
}

/// A key and a certificate for tests, made once a run.
enum Certificates {
  static let shared = Result { try make() }

  private static func make() throws -> (certificate: String, key: String) {
    let key = P256.Signing.PrivateKey()
    let name = try DistinguishedName { CommonName("localhost") }
    let certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: Certificate.PublicKey(key.publicKey),
      notValidBefore: Date().addingTimeInterval(-86_400), notValidAfter: Date().addingTimeInterval(86_400),
      issuer: name,
      subject: name, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions { SubjectAlternativeNames([.dnsName("localhost")]) },
      issuerPrivateKey: Certificate.PrivateKey(key))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongzhi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (certificateFile, keyFile) = (folder.path + "/certificate.pem", folder.path + "/key.pem")
    try certificate.serializeAsPEM().pemString.write(toFile: certificateFile, atomically: true, encoding: .utf8)
    try key.pemRepresentation.write(toFile: keyFile, atomically: true, encoding: .utf8)
    return (certificateFile, keyFile)
  }
}

/// A browser or a program that asks the house.
struct Client: Sendable {
  let world: World
  let client: any TestClientProtocol

  func callAsFunction(
    _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String] = [:], body: String? = nil
  ) async throws -> TestResponse {
    var fields = HTTPFields()
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    return try await client.execute(
      uri: path, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) })
  }

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> TestResponse {
    try await self(.get, path, headers)
  }

  /// Sends a form as a page of the site would.
  func form(_ path: String, _ values: [String: String], _ headers: [String: String] = [:]) async throws -> TestResponse
  {
    let body = values.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&")
    let own = ["Content-Type": "application/x-www-form-urlencoded", "Origin": World.address]
    return try await self(.post, path, own.merging(headers) { _, new in new }, body: body)
  }

  /// Sends JSON as a program would.
  func json(_ path: String, _ body: String, _ headers: [String: String] = [:]) async throws -> TestResponse {
    try await json(.post, path, body, headers)
  }

  /// Sends JSON with another method.
  func json(
    _ method: HTTPRequest.Method, _ path: String, _ body: String, _ headers: [String: String] = [:]
  ) async throws -> TestResponse {
    try await self(method, path, ["Content-Type": "application/json"].merging(headers) { _, new in new }, body: body)
  }

  /// Signs in with a form and gives the cookie and the token against forged requests.
  func signIn(_ login: String = "li") async throws -> (cookie: String, csrf: String) {
    let response = try await form("/sign-in", ["login": login, "password": World.password])
    let cookie = try #require(response.headers[.setCookie]?.split(separator: ";").first.map(String.init))
    let page = try await get("/desk", ["Cookie": cookie])
    let csrf = try #require(page.text.components(separatedBy: "csrf ").last?.prefix(43))
    return (cookie, String(csrf))
  }

  /// Signs in through the API and gives the token.
  func bearer(_ login: String = "li") async throws -> [String: String] {
    let response = try await json(.post, "/api/sessions", #"{"login":"\#(login)","password":"\#(World.password)"}"#)
    return ["Authorization": "Bearer \(try #require(response.object["token"] as? String))"]
  }

  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }

  /// The body as a JSON object; empty when it is none.
  var object: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any]) ?? [:]
  }
}
