import Foundation
import Logging
import Proceedings
import Record
import ServiceLifecycle
import Storage
import UnixSignals
import Vocabulary
import Web

/// Where and how to listen.
struct Listening {
  var certificate: String
  var key: String
  var host = "127.0.0.1"
  var port: Int
  var publicAddress: String
  var resources: String
}

/// The composition root: the rooms of one data directory, put together.
struct House {
  let store: Store
  let register: GroupCommit
  let room: SQLiteReadingRoom
  let sessions: SQLiteSessionBook
  let cosignatures: SQLiteCosignatureBook
  let passwords: Passwords
  private let directory: String

  /// Opens a data directory that must hold an institution.
  init(existing directory: String) throws {
    guard FileManager.default.fileExists(atPath: directory + "/" + Store.fileName) else {
      throw StoreFault.missing(path: directory + "/" + Store.fileName)
    }
    try self.init(directory: directory)
  }

  /// Opens a data directory and migrates it.
  init(directory: String) throws {
    self.directory = directory
    store = try Store(directory: directory)
    passwords = Passwords(entropy: systemEntropy)
    register = GroupCommit(store: store, craft: passwords.craft, now: machineTime, entropy: systemEntropy)
    room = SQLiteReadingRoom(store: store)
    sessions = SQLiteSessionBook(store: store)
    cosignatures = SQLiteCosignatureBook(store: store)
  }

  /// Serves until SIGTERM or SIGINT; requests under way are answered, then the store is closed.
  ///
  /// - Parameter duties: the seat from which the duty clock acts; without one, nothing is escalated by itself.
  /// - Parameter issuing: the keys with which credentials of secret ballots are signed here.
  /// - Parameter authorities: the certificate authorities of parties whose keys are open here.
  /// - Parameter timestamps: who gives timestamps over resolutions and the checkpoint of each day; nobody if left out.
  func serve(
    _ listening: Listening, duties: String?, issuing: IssuingKeys = IssuingKeys(),
    authorities: SigningAuthorities = SigningAuthorities(),
    timestamps: ConfiguredAuthority? = nil, logger: Logger,
    onRunning: @escaping @Sendable (Int) async -> Void
  ) async throws {
    let configuration = WebConfiguration(
      certificateFile: listening.certificate, keyFile: listening.key, host: listening.host, port: listening.port,
      publicAddress: listening.publicAddress, resources: listening.resources)
    let studies = Studies()
    let recordKey = try RecordKey.ensure(in: directory, origin: RecordKey.origin(of: listening.publicAddress))
    let application = try WebServer.build(
      configuration, register: register, room: room, sessions: sessions,
      faces: HouseFaces(
        room: room, renderer: try PageRenderer(resources: configuration.resources),
        faceVersion: try FaceVersion.of(configuration.resources), studies: studies,
        witnesses: RecordWitnesses(book: cosignatures, record: recordKey.verifier),
        authorities: authorities.parties), studies: studies,
      passwords: passwords,
      recordKey: recordKey, cosignatures: cosignatures, issuingKeys: issuing, authorities: authorities,
      now: machineTime,
      entropy: systemEntropy, logger: logger, onRunning: onRunning)
    // The server ends first, so that whoever waits for an answer gets it; then the clock.
    var services = [ServiceGroupConfiguration.ServiceConfiguration(service: application)]
    if let duties { services.insert(.init(service: try await dutyService(seat: duties, logger: logger)), at: 0) }
    if let timestamps {
      services.insert(.init(service: timestampingService(timestamps, key: recordKey, logger: logger)), at: 0)
    }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    try store.close()
  }
}
