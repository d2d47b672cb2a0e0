import BigInt

/// 10 to a small power.
func tenTo(_ exponent: Int) -> BigInt { BigInt(10).power(exponent) }

extension JSONValue {
  /// Reads a JSON text; a name that stands twice in an object is a fault, because two readers could differ.
  ///
  /// - Source: RFC 8259; nesting is limited to 64 levels.
  package init(reading bytes: [UInt8]) throws(InputFault) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }
}

/// A reader of JSON over bytes that knows its line.
private struct JSONReader {
  let bytes: [UInt8]
  var position = 0
  var line = 1

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  func fault(_ zh: String, _ en: String) -> InputFault { InputFault(line: line, zh: zh, en: en) }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func document() throws(InputFault) -> JSONValue {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard next == nil else { throw fault("JSON 之后还有内容", "there is something after the end of the JSON value") }
    return value
  }

  mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
      if byte == 10 { line += 1 }
      position += 1
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(InputFault) -> JSONValue {
    guard depth < 64 else { throw fault("JSON 嵌套超过 64 层", "the JSON is nested more than 64 levels deep") }
    guard let byte = next else { throw fault("JSON 没有写完，可能被截断", "the JSON ends too early; the file may be cut off") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  mutating func word(_ word: String, _ value: JSONValue) throws(InputFault) -> JSONValue {
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
      throw fault("不是 JSON 值", "is not a JSON value")
    }
    position = end
    return value
  }

  mutating func object(depth: Int) throws(InputFault) -> JSONValue {
    position += 1
    var members: [JSONMember] = []
    var names: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("这里应是带引号的名字", "a quoted name must stand here") }
      let start = line
      let name = try string()
      guard names.insert(name).inserted else {
        throw InputFault(line: start, field: name, zh: "同一对象里写了两次", en: "stands twice in the same object")
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw fault("名字后应有冒号", "a colon must follow the name") }
      skipSpace()
      members.append(JSONMember(name, try value(depth: depth + 1), line: start))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw fault("这里应是逗号或右花括号", "a comma or a closing brace must stand here") }
    }
  }

  mutating func array(depth: Int) throws(InputFault) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard take(UInt8(ascii: ",")) else { throw fault("这里应是逗号或右方括号", "a comma or a closing bracket must stand here") }
    }
  }

  mutating func number() throws(InputFault) -> JSONValue {
    let start = position
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (48...57).contains($0) } ?? false }
    let wrong = fault("不是 JSON 值", "is not a JSON value")
    _ = take(UInt8(ascii: "-"))
    guard isDigit(next) else { throw wrong }
    if take(UInt8(ascii: "0")) {
      guard !isDigit(next) else { throw wrong }
    } else {
      while isDigit(next) { position += 1 }
    }
    if take(UInt8(ascii: ".")) {
      guard isDigit(next) else { throw wrong }
      while isDigit(next) { position += 1 }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard isDigit(next) else { throw wrong }
      while isDigit(next) { position += 1 }
    }
    guard position - start <= 200 else { throw wrong }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  mutating func string() throws(InputFault) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw fault("字符串不是 UTF-8", "the string is not UTF-8; save the file as UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<32: throw fault("字符串里有控制字符或没有结束", "the string has a control character or no end")
      default: text.append(byte)
      }
    }
    throw fault("字符串没有结束，文件可能被截断", "the string has no end; the file may be cut off")
  }

  mutating func escape() throws(InputFault) -> Unicode.Scalar {
    let wrong = fault("反斜杠后的写法不对", "what follows the backslash is not an escape")
    guard let byte = next else { throw wrong }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard var code = hexadecimalUnit() else { throw wrong }
      if (0xD800..<0xDC00).contains(code) {
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let low = hexadecimalUnit(),
          (0xDC00..<0xE000).contains(low)
        else { throw wrong }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw wrong }
      return scalar
    default: throw wrong
    }
  }

  mutating func hexadecimalUnit() -> UInt32? {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    position += 4
    return code
  }
}
