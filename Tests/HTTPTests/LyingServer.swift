import Foundation
import TestKit
import Testing

/// A server that shows what another one serves, but for some lies (`Tests/LyingServer/liar.py`).
enum LyingServer {
  static let python = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Stands before the server at a port while something is done at its own.
  static func stand<Result>(
    before port: Int, certificate: String, key: String, telling lie: [String],
    _ body: (_ port: Int) async throws -> Result
  ) async throws -> Result {
    let liar = Process()
    liar.executableURL = URL(filePath: try #require(python))
    liar.arguments =
      [Neighbourhood.checkout.appending(path: "Tests/LyingServer/liar.py").path(), certificate, key, "\(port)"] + lie
    let output = Pipe()
    liar.standardOutput = output
    try liar.run()
    defer { liar.terminate() }
    let line = String(decoding: output.fileHandleForReading.nextPiece(), as: UTF8.self)
    return try await body(try #require(Int(line.filter(\.isNumber))))
  }
}
