import AsyncHTTPClient
import Crypto
import Foundation
import Logging
import NIOCore
import NIOSSL
import Proceedings
import Record
import ServiceLifecycle
import Storage
import SwiftASN1
import TestKit
import Vocabulary
import Web
import X509

/// The sample neighbourhood behind the real server: TLS with a certificate of its own, on a port of this machine that
/// the system chose.
struct Service: Sendable {
  let neighbourhood: Neighbourhood
  let client: HTTPClient
  let port: Int

  /// The address, as a browser spells the origin.
  var origin: String { "https://localhost:\(port)" }

  /// Serves while the body runs; the neighbourhood is the sample's, or one that a test founds with the craft it is given.
  ///
  /// - Parameter issuing: who signs credentials of secret ballots there; nobody if left out.
  /// - Parameter authorities: the certificate authorities of parties that live there.
  static func open(
    issuing: TestIssuer? = nil, authorities: SigningAuthorities = SigningAuthorities(),
    founded: (Craft) async throws -> Neighbourhood = { try await Neighbourhood.founded(craft: $0) },
    _ body: @escaping @Sendable (Service) async throws -> Void
  ) async throws {
    let entropy: @Sendable (Int) -> [UInt8] = { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }
    // Cheap hashes: what they cost an attacker is not what is tested here.
    let passwords = Passwords(entropy: entropy, log2N: 8)
    let neighbourhood = try await founded(passwords.craft)
    let files = try TestCertificate.shared.get()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let resources = Neighbourhood.checkout.appending(path: "Resources").path()
    let cosignatures = SQLiteCosignatureBook(store: neighbourhood.store)
    let recordKey = try NoteSigner(name: "test.example/record", kind: .record, seed: Array(repeating: 7, count: 32))
    let (ports, running) = AsyncStream.makeStream(of: Int.self)
    let application = try WebServer.build(
      WebConfiguration(
        certificateFile: files.certificate, keyFile: files.key, port: 0, publicAddress: "https://localhost",
        resources: resources),
      register: neighbourhood.register, room: neighbourhood.room,
      sessions: SQLiteSessionBook(store: neighbourhood.store),
      faces: HouseFaces(
        room: neighbourhood.room, renderer: try PageRenderer(resources: resources), faceVersion: "test",
        witnesses: RecordWitnesses(book: cosignatures, record: recordKey.verifier), authorities: authorities.parties),
      passwords: passwords, recordKey: recordKey, cosignatures: cosignatures,
      issuingKeys: IssuingKeys(try issuing.map { [try IssuingKey(pem: $0.secretPEM)] } ?? []),
      authorities: authorities, now: { neighbourhood.now }, entropy: entropy, logger: logger,
      onRunning: { running.yield($0) })
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [.init(service: application)], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      tasks.addTask {
        for await port in ports {
          try await visit(Service(neighbourhood: neighbourhood, client: Self.client(), port: port), body)
          break
        }
      }
      // Whichever ends first: a server that cannot start, or the visit.
      try await tasks.next()
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  private static func visit(_ service: Service, _ body: @escaping @Sendable (Service) async throws -> Void) async throws
  {
    do {
      try await body(service)
    } catch {
      try await service.client.shutdown()
      throw error
    }
    try await service.client.shutdown()
  }

  /// A client that trusts any certificate, follows no redirect and keeps no cookie.
  static func client(
    version: HTTPClient.Configuration.HTTPVersion = .automatic, maximumTLSVersion: TLSVersion? = nil
  ) -> HTTPClient {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.certificateVerification = .none
    tls.maximumTLSVersion = maximumTLSVersion
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
    configuration.httpVersion = version
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }
}

/// A key and a certificate for tests, made once a run.
enum TestCertificate {
  static let shared = Result { try make() }

  private static func make() throws -> (certificate: String, key: String) {
    let key = P256.Signing.PrivateKey()
    let name = try DistinguishedName { CommonName("localhost") }
    let certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: Certificate.PublicKey(key.publicKey),
      notValidBefore: Date(timeIntervalSinceNow: -86_400), notValidAfter: Date(timeIntervalSinceNow: 86_400),
      issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions { SubjectAlternativeNames([.dnsName("localhost")]) },
      issuerPrivateKey: Certificate.PrivateKey(key))
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (certificateFile, keyFile) = (folder.path() + "/certificate.pem", folder.path() + "/key.pem")
    try certificate.serializeAsPEM().pemString.write(toFile: certificateFile, atomically: true, encoding: .utf8)
    try key.pemRepresentation.write(toFile: keyFile, atomically: true, encoding: .utf8)
    return (certificateFile, keyFile)
  }
}
