package import Vocabulary

/// Why a value has no canonical spelling, or why bytes are not canonical, and where.
package struct CanonicalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package let problem: Problem
  /// The offset of the byte where the trouble begins, from 0; nil when a value was being written.
  package let offset: Int?
  /// The members and indexes from the top to the value, such as `details/votes/3`; empty at the top.
  package let path: String

  /// A problem, where it begins, and the way to it.
  package init(_ problem: Problem, offset: Int? = nil, path: String = "") {
    self.problem = problem
    self.offset = offset
    self.path = path
  }

  /// The closed list of problems.
  package enum Problem: Hashable, Sendable {
    /// True and false have no canonical spelling here.
    case boolean
    /// A number with a fraction or an exponent, or a floating point value.
    case fraction
    /// Null, or a nil that cannot be left out.
    case null
    /// An integer beyond ±(2^53 − 1).
    case integerOutOfRange
    /// An integer with leading zeros or `-0`, or one that does not fit its type.
    case integerSpelling
    /// The same member twice.
    case duplicateMember(String)
    /// A member that stands before one it should follow.
    case unsortedMember(String)
    /// A value was written twice at one place.
    case writtenTwice
    /// Arrays and objects within each other beyond the limit.
    case tooDeep
    /// The bytes end within a value.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedByte(UInt8)
    /// White space, which canonical bytes do not have.
    case whitespace
    /// Bytes after the end of the value.
    case trailingBytes
    /// An escape that is not needed, or not spelt in the one way.
    case escape
    /// A control character that must be escaped.
    case controlCharacter
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A value of another kind than the type asks for.
    case unexpectedKind(expected: String)
    /// A member the type asks for is not there.
    case missingMember(String)
    /// The array ends before the element the type asks for.
    case missingElement
    /// A value that the type refuses, in its own words.
    case refused(String)
    /// The type does not know everything that is written.
    case unknownContent
  }

  /// What is wrong and where, in the reader's language.
  package func message(_ language: Language) -> String {
    var place = ""
    if let offset { place += language == .zh ? "，第 \(offset) 字节" : " at byte \(offset)" }
    if !path.isEmpty { place += language == .zh ? "，位置 \(path)" : " in \(path)" }
    return problem.words[language] + place
  }

  package var description: String { message(.en) }
}

extension CanonicalError.Problem {
  /// The words for a reader, without the place.
  package var words: Bilingual {
    switch self {
    case .boolean: Bilingual(zh: "规范 JSON 不含真假值，请用文字或整数", en: "no Booleans in canonical JSON: use a word or an integer")
    case .fraction:
      Bilingual(zh: "规范 JSON 不含小数和指数，请用整数", en: "no fractions or exponents in canonical JSON: use an integer")
    case .null: Bilingual(zh: "规范 JSON 不含空值，请省略该成员", en: "no null in canonical JSON: leave the member out")
    case .integerOutOfRange: Bilingual(zh: "整数超出 ±(2^53−1)", en: "integer beyond ±(2^53 − 1)")
    case .integerSpelling: Bilingual(zh: "整数写法不规范或类型放不下", en: "integer is not spelt canonically or does not fit")
    case .duplicateMember(let name): Bilingual(zh: "成员“\(name)”出现两次", en: "member \"\(name)\" stands twice")
    case .unsortedMember(let name): Bilingual(zh: "成员“\(name)”未按顺序排列", en: "member \"\(name)\" is out of order")
    case .writtenTwice: Bilingual(zh: "同一处写了两个值", en: "two values were written at one place")
    case .tooDeep: Bilingual(zh: "嵌套超过 \(CanonicalJSON.deepest) 层", en: "nested deeper than \(CanonicalJSON.deepest)")
    case .unexpectedEnd: Bilingual(zh: "内容不完整", en: "the bytes end too early")
    case .unexpectedByte(let byte): Bilingual(zh: "此处不应出现字节 \(byte)", en: "byte \(byte) cannot stand here")
    case .whitespace: Bilingual(zh: "规范 JSON 不含空白", en: "no white space in canonical JSON")
    case .trailingBytes: Bilingual(zh: "值之后还有多余字节", en: "bytes follow the end of the value")
    case .escape: Bilingual(zh: "转义写法不规范", en: "escape is not spelt canonically")
    case .controlCharacter: Bilingual(zh: "控制字符必须转义", en: "control character must be escaped")
    case .invalidUTF8: Bilingual(zh: "不是有效的 UTF-8", en: "not valid UTF-8")
    case .unexpectedKind(let expected): Bilingual(zh: "此处应为 \(expected)", en: "expected \(expected) here")
    case .missingMember(let name): Bilingual(zh: "缺少成员“\(name)”", en: "member \"\(name)\" is missing")
    case .missingElement: Bilingual(zh: "数组缺少元素", en: "the array ends too early")
    case .refused(let reason): Bilingual(zh: "值不被接受：\(reason)", en: "value refused: \(reason)")
    case .unknownContent: Bilingual(zh: "含有该类型不认识的内容", en: "content that the type does not know")
    }
  }
}

/// A member name or an index, as a coding key.
struct CanonicalKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }
}

/// The path of coding keys as `CanonicalError` spells it.
func canonicalPath(_ keys: [any CodingKey]) -> String {
  keys.map(\.stringValue).joined(separator: "/")
}
