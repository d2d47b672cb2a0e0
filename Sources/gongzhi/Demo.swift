import ArgumentParser
import Foundation
import Proceedings
import Storage
import Vocabulary

/// Serves a living neighbourhood with sample data.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Serve a neighbourhood with sample data on https://localhost.",
    discussion: "Everyone in it is fictional. The data stays between runs; --reset begins anew.")

  @OptionGroup var data: DataOptions
  @Option(help: "The port.") var port = 8443
  @Option(help: "The folder with templates, locales, static files and the sample.") var resources: String?
  @Flag(help: "Drop the data of earlier runs and begin anew.") var reset = false
  @Flag(help: "Load the sample and end without serving.") var loadOnly = false

  func run() async throws {
    let folder = try Resources.find(flag: resources)
    if reset, FileManager.default.fileExists(atPath: data.data) { try removeEarlier() }
    try FileManager.default.createDirectory(atPath: data.data, withIntermediateDirectories: true)
    let tls = try DevelopmentCertificate.ensure(in: data.data + "/tls")
    try upgradeEarlier()
    let house = try House(directory: data.data)
    if try await house.room.root().size == 0 {
      try await SampleLoader(house: house, folder: folder + "/sample", data: data.data).load()
    }
    let logins = try Logins.read(data.data)
    if loadOnly {
      try house.store.close()
      return
    }
    let listening = Listening(
      certificate: tls.certificate, key: tls.key, port: port, publicAddress: "https://localhost:\(port)",
      resources: folder)
    let clock = logins.people.contains { $0.login == SampleLoader.clock } ? SampleLoader.clock : nil
    let issuing = try IssuingKeyFile.read(
      [data.data + "/" + SampleLoader.issuingKey].filter { FileManager.default.fileExists(atPath: $0) })
    try await house.serve(
      listening, duties: clock, issuing: issuing, authorities: try SampleAuthority.open(in: data.data),
      logger: logger("warning")
    ) { port in
      tell(logins.page(address: "https://localhost:\(port)", data: data.data))
    }
  }

  /// Brings the data of an earlier run of an older program up to date.
  private func upgradeEarlier() throws {
    guard FileManager.default.fileExists(atPath: data.data + "/" + Store.fileName) else { return }
    let upgrade = try Upgrade(of: data.data)
    guard !upgrade.migrations.isEmpty, upgrade.events > 0 else { return }
    say("bringing the data of an older gongzhi up to date; a backup stays in \(data.data)")
    _ = try upgrade.perform(at: machineTime())
  }

  /// Removes only what a demo makes; a directory with anything else in it is left alone.
  private func removeEarlier() throws {
    let own: Set<String> = [
      Store.fileName, Store.fileName + "-wal", Store.fileName + "-shm", "logins.json", "tls", RecordKey.fileName,
      SampleLoader.issuingKey, SampleLoader.issuingKey + ".pub", SampleAuthority.folder, SampleAuthority.passphrase,
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: data.data)
    let foreign = found.filter { !own.contains($0) && !$0.hasPrefix("before-upgrade-") }
    guard foreign.isEmpty else {
      throw ValidationError(
        "\(data.data) holds what no demo made (\(foreign.joined(separator: ", "))); nothing was removed")
    }
    for name in found { try FileManager.default.removeItem(atPath: data.data + "/" + name) }
  }
}
