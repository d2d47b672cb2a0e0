package import Vocabulary

/// Why a note, checkpoint, proof, tile, bundle or policy cannot be read, and in which line or at which byte.
package struct RecordFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package let problem: Problem
  /// Where: a line from 1 for texts, a byte from 0 for binary files.
  package let place: Place

  /// Where the trouble is.
  package enum Place: Hashable, Sendable {
    /// A line of a text, from 1.
    case line(Int)
    /// A byte of a binary file, from 0.
    case byte(Int)
  }

  /// A problem and its place.
  package init(_ problem: Problem, _ place: Place) {
    self.problem = problem
    self.place = place
  }

  /// The closed list of problems.
  package enum Problem: Hashable, Sendable {
    /// Larger than any honest file of its kind.
    case tooLarge
    /// Not UTF-8, or a control character other than the end of a line.
    case notText
    /// The end of a line, or a whole part, is missing.
    case incomplete
    /// A blank line stands before the signatures of a note; there is none.
    case noSignatures
    /// More signatures than a note may carry.
    case tooManySignatures
    /// A line that does not have the form it should have.
    case malformed(expected: String)
    /// A key name that is empty or holds a space or a plus sign.
    case keyName(String)
    /// A key whose identifier does not fit its name and bytes.
    case keyIdentifier
    /// A kind of key that is not known here.
    case keyKind(UInt8)
    /// A size or index that is not a plain decimal number.
    case number(String)
    /// Not the base64 of 32 bytes.
    case hash
    /// A name defined twice, or the same key twice.
    case duplicate(String)
    /// A name that is not defined above.
    case undefined(String)
    /// A threshold below 1 or above the number of members.
    case threshold
    /// A signature of a known key that does not verify.
    case signature(String)
    /// No signature of a known key.
    case unsigned
    /// The checkpoint belongs to another record.
    case origin(String)
    /// The proof does not lead from the entry to the checkpoint.
    case notIncluded
    /// An entry that does not fit the 16 bits of its length.
    case entryTooLong
  }

  /// What is wrong and where, in the reader's language.
  package func message(_ language: Language) -> String {
    let words = problem.words[language]
    return switch (place, language) {
    case (.line(let line), .zh): "第 \(line) 行：\(words)"
    case (.line(let line), .en): "line \(line): \(words)"
    case (.byte(let byte), .zh): "第 \(byte) 字节：\(words)"
    case (.byte(let byte), .en): "byte \(byte): \(words)"
    }
  }

  package var description: String { message(.en) }
}

extension RecordFormatError.Problem {
  /// The words for a reader, without the place.
  package var words: Bilingual {
    switch self {
    case .tooLarge: Bilingual(zh: "文件过大", en: "the file is too large")
    case .notText: Bilingual(zh: "不是 UTF-8 文本或含控制字符", en: "not UTF-8 text, or a control character")
    case .incomplete: Bilingual(zh: "内容不完整", en: "the file ends too early")
    case .noSignatures: Bilingual(zh: "没有签名部分", en: "there is no blank line with signatures after it")
    case .tooManySignatures: Bilingual(zh: "签名过多", en: "too many signatures")
    case .malformed(let expected): Bilingual(zh: "格式应为：\(expected)", en: "expected \(expected)")
    case .keyName(let name):
      Bilingual(zh: "密钥名称无效：“\(name)”", en: "key name \"\(name)\" is empty or has a space or a plus sign")
    case .keyIdentifier: Bilingual(zh: "密钥标识与名称和公钥不符", en: "the key identifier does not fit the name and the key")
    case .keyKind(let kind): Bilingual(zh: "不认识的密钥类型 \(kind)", en: "unknown kind of key \(kind)")
    case .number(let text): Bilingual(zh: "不是十进制整数：“\(text)”", en: "\"\(text)\" is not a plain decimal number")
    case .hash: Bilingual(zh: "应为 32 字节的 base64", en: "expected the base64 of 32 bytes")
    case .duplicate(let name): Bilingual(zh: "重复定义：“\(name)”", en: "\"\(name)\" is defined twice")
    case .undefined(let name): Bilingual(zh: "上文未定义：“\(name)”", en: "\"\(name)\" is not defined above")
    case .threshold: Bilingual(zh: "门槛应在 1 和成员数之间", en: "the threshold must lie between 1 and the number of members")
    case .signature(let name): Bilingual(zh: "“\(name)”的签名不正确", en: "the signature of \"\(name)\" is wrong")
    case .unsigned: Bilingual(zh: "没有已知密钥的签名", en: "no known key has signed")
    case .origin(let name): Bilingual(zh: "属于另一记录“\(name)”", en: "belongs to another record, \"\(name)\"")
    case .notIncluded: Bilingual(zh: "证明不能把该条目与检查点连起来", en: "the proof does not lead from the entry to the checkpoint")
    case .entryTooLong: Bilingual(zh: "条目超过 65535 字节", en: "an entry is longer than 65,535 bytes")
    }
  }
}
