import Foundation

/// Standard error, for what is said to a person and is no result.
func say(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// A line of progress that is written over by the next one when a person watches.
func sayProgress(_ text: String) {
  guard isatty(FileHandle.standardError.fileDescriptor) == 1 else { return }
  FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
}

/// Random bytes from the system.
@Sendable func systemEntropy(_ count: Int) -> [UInt8] {
  // Eight bytes a call: each call asks the kernel.
  var generator = SystemRandomNumberGenerator()
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count + 7)
  while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) } }
  bytes.removeLast(bytes.count - count)
  return bytes
}

/// Standard output at once, for a process that goes on: what waits in a buffer is seen by nobody.
func tell(_ text: String) {
  FileHandle.standardOutput.write(Data((text + "\n").utf8))
}

/// A value as JSON with sorted keys, as every command writes it.
func json(_ value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return try encoder.encode(value)
}

/// One JSON object on standard output.
func printJSON(_ value: some Encodable) throws { print(String(decoding: try json(value), as: UTF8.self)) }

/// How many of a thing, in English.
func counted(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
