/// A form with files, `multipart/form-data`, read strictly: whatever is not exactly a form is refused.
///
/// A small reader of our own, since the one library that reads this format here belongs to a client.
///
/// - Source: RFC 7578 and, for the parts and their boundaries, RFC 2046, section 5.1.
package enum Multipart {
  /// Parts that no form of ours exceeds.
  static let mostParts = 500
  /// Bytes that the head of a part never exceeds.
  static let longestHead = 4_096

  /// The boundary that a content type names; nil when it is not a form with parts.
  package static func boundary(in contentType: String) -> String? {
    let parts = contentType.split(separator: ";").map { trimmed($0) }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: "="), part[..<equals].lowercased() == "boundary" else { continue }
      var value = part[part.index(after: equals)...]
      if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
      let isBoundary = (1...70).contains(value.utf8.count) && value.utf8.allSatisfy(isBoundaryByte)
      return isBoundary ? String(value) : nil
    }
    return nil
  }

  /// Reads a body.
  ///
  /// - Throws: `FormFault` for whatever is not exactly a form.
  package static func read(_ body: [UInt8], boundary: String) throws(FormFault) -> SentForm {
    var form = SentForm()
    let opening = Array("--\(boundary)".utf8)
    let delimiter = Array("\r\n--\(boundary)".utf8)
    guard body.starts(with: opening) else { throw .unreadable }
    var position = opening.count
    var parts = 0
    while true {
      if hasBytes([0x2D, 0x2D], in: body, at: position) {
        let rest = body[(position + 2)...]
        guard rest.isEmpty || rest.elementsEqual([0x0D, 0x0A]) else { throw .unreadable }
        return form
      }
      guard hasBytes([0x0D, 0x0A], in: body, at: position) else { throw .unreadable }
      position += 2
      parts += 1
      guard parts <= mostParts else { throw .tooManyFields }
      let limit = min(body.count, position + longestHead)
      guard let headEnd = find([0x0D, 0x0A, 0x0D, 0x0A], in: body, from: position, to: limit),
        let end = find(delimiter, in: body, from: headEnd + 4, to: body.count)
      else { throw .unreadable }
      let head = try head(of: body[position..<headEnd])
      let content = body[(headEnd + 4)..<end]
      if !(head.isFile && content.isEmpty) {
        if let text = String(validating: withoutMark(content), as: UTF8.self) {
          form.pairs.append(SentForm.Pair(name: head.name, value: text))
        } else {
          form.unreadable.append(head.name)
          if head.isFile { form.files[head.name] = Array(content) }
        }
      }
      position = end + delimiter.count
    }
  }

  private static func head(of bytes: ArraySlice<UInt8>) throws(FormFault) -> (name: String, isFile: Bool) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .unreadable }
    for line in text.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { throw .unreadable }
      guard line[..<colon].lowercased() == "content-disposition" else { continue }
      let parameters = quoted(line[line.index(after: colon)...])
      guard parameters.kind == "form-data", let name = parameters.values["name"], !name.isEmpty else {
        throw .unreadable
      }
      return (name, parameters.values["filename"] != nil)
    }
    throw .unreadable
  }

  /// The kind and the parameters of a header such as `form-data; name="a"; filename="b.csv"`.
  private static func quoted(_ text: Substring) -> (kind: String, values: [String: String]) {
    var values: [String: String] = [:]
    var rest = text
    let kind = trimmed(rest.prefix { $0 != ";" }).lowercased()
    rest = rest.dropFirst(rest.prefix { $0 != ";" }.count)
    while rest.first == ";" {
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      var value = ""
      if rest.first == "\"" {
        rest = rest.dropFirst()
        value = String(rest.prefix { $0 != "\"" })
        rest = rest.dropFirst(value.count).dropFirst()
        rest = rest.drop { $0 != ";" }
      } else {
        value = trimmed(rest.prefix { $0 != ";" })
        rest = rest.drop { $0 != ";" }
      }
      // Browsers write a quotation mark inside a name as %22 (WHATWG HTML, multipart/form-data encoding algorithm).
      values[name.lowercased()] = value
    }
    return (kind, values)
  }

  /// Where the bytes begin for the first time, searched as far as a limit.
  static func find(_ wanted: [UInt8], in body: [UInt8], from start: Int, to limit: Int) -> Int? {
    guard let first = wanted.first, start >= 0 else { return nil }
    return body.withUnsafeBufferPointer { bytes in
      var position = start
      while position + wanted.count <= limit {
        if bytes[position] == first, matches(wanted, bytes, at: position) { return position }
        position += 1
      }
      return nil
    }
  }

  private static func matches(_ wanted: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    var offset = 1
    while offset < wanted.count {
      guard bytes[position + offset] == wanted[offset] else { return false }
      offset += 1
    }
    return true
  }

  private static func hasBytes(_ wanted: [UInt8], in body: [UInt8], at position: Int) -> Bool {
    position + wanted.count <= body.count && body[position..<(position + wanted.count)].elementsEqual(wanted)
  }

  /// The content without the byte order mark that spreadsheets write.
  private static func withoutMark(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content
  }

  private static func isBoundaryByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "'()+_,-./:=?".utf8.contains(byte)
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
