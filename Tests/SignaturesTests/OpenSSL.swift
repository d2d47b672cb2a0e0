import Foundation
import TestKit

/// The program openssl, in a folder of its own that goes when the test ends.
final class OpenSSL {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "signatures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: folder.appending(path: name)) }
  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }
  func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

  /// Runs openssl, or another program, with arguments split at blanks; the exit code and everything it said.
  @discardableResult func run(
    _ line: String, program: String = "openssl", environment: [String: String]? = nil
  ) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program.hasPrefix("/") ? program : "/usr/bin/" + program)
    if let environment { process.environment = environment }
    process.arguments = line.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.everything(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// Runs openssl, which must succeed.
  func must(_ line: String) throws {
    let (code, text) = try run(line)
    if code != 0 { throw Failed(line: line, text: text) }
  }

  struct Failed: Error, CustomStringConvertible {
    let line, text: String
    var description: String { "openssl \(line): \(text)" }
  }
}
