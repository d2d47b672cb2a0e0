#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The bytes of a text file as UTF-8 without a mark: UTF-8 stays as it is, UTF-16 is recognised by its mark, and
/// everything else must be GB18030, which spreadsheets in China write.
///
/// - Errors: `UnreadableTable` with reason `encoding`, and the line of the first byte that fits neither.
func utf8Bytes(of bytes: [UInt8], file: String) throws(UnreadableTable) -> [UInt8] {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8Bytes(of: Array(bytes.dropFirst(3)), file: file) }
  if bytes.starts(with: [0xFF, 0xFE]) {
    return try converted(Array(bytes.dropFirst(2)), from: "UTF-16LE", file: file)
  }
  if bytes.starts(with: [0xFE, 0xFF]) {
    return try converted(Array(bytes.dropFirst(2)), from: "UTF-16BE", file: file)
  }
  if String(validating: bytes, as: UTF8.self) != nil { return bytes }
  do {
    return try converted(bytes, from: "GB18030", file: file)
  } catch {
    // A file that reads as UTF-8 for longer is UTF-8 with a damaged place, and that is the place to mend.
    let valid = validUTF8Count(bytes)
    let line = 1 + bytes[..<valid].count { $0 == 0x0A }
    guard let other = error.line, other < line else { throw error }
    throw UnreadableTable(file: file, line: line, reason: .encoding, value: "0x" + String(bytes[valid], radix: 16))
  }
}

/// How many bytes at the beginning are UTF-8.
private func validUTF8Count(_ bytes: [UInt8]) -> Int {
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var count = 0
  while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
  return min(count, bytes.count - 1)
}

private func converted(
  _ bytes: [UInt8], from encoding: String, file: String
) throws(UnreadableTable) -> [UInt8] {
  let refused = UnreadableTable(file: file, reason: .encoding, value: encoding)
  guard let descriptor = iconv_open("UTF-8", encoding), Int(bitPattern: descriptor) != -1 else { throw refused }
  defer { iconv_close(descriptor) }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count * 3 / 2 + 16)
  var input = bytes
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  var consumed = 0
  while consumed < input.count {
    let (result, read, written) = step(descriptor, &input, from: consumed, into: &chunk)
    output.append(contentsOf: chunk[..<written])
    consumed += read
    guard result != -1 || (errno == E2BIG && (read > 0 || written > 0)) else {
      let line = 1 + bytes[..<min(consumed, bytes.count)].count { $0 == 0x0A }
      throw UnreadableTable(
        file: file, line: line, reason: .encoding, value: "0x" + String(bytes[consumed], radix: 16))
    }
  }
  return output
}

/// One call of iconv: its result, the bytes read and the bytes written.
private func step(
  _ descriptor: iconv_t, _ input: inout [UInt8], from start: Int, into chunk: inout [UInt8]
) -> (result: Int, read: Int, written: Int) {
  input.withUnsafeMutableBytes { source in
    chunk.withUnsafeMutableBytes { target in
      var from = source.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
      var left = source.count - start
      var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var room = target.count
      let result = iconv(descriptor, &from, &left, &to, &room)
      return (result, source.count - start - left, target.count - room)
    }
  }
}
