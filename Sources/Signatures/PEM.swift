import FoundationEssentials

/// The text form of DER: base64 between lines that name what it is (RFC 7468).
package enum PEM {
  /// What a PEM block holds.
  package struct Block: Hashable, Sendable {
    package let label: String
    package let der: [UInt8]
  }

  /// The text of DER, with lines of 64 characters.
  package static func text(_ label: String, _ der: [UInt8]) -> String {
    let base64 = Array(Data(der).base64EncodedString().utf8)
    let lines = stride(from: 0, to: base64.count, by: 64).map {
      String(decoding: base64[$0..<min($0 + 64, base64.count)], as: UTF8.self)
    }
    return "-----BEGIN \(label)-----\n\(lines.joined(separator: "\n"))\n-----END \(label)-----\n"
  }

  /// The blocks of a text; what stands between them is skipped.
  package static func blocks(_ bytes: [UInt8]) throws(SignatureFault) -> [Block] {
    var blocks: [Block] = []
    var label: String?
    var base64 = ""
    var offset = 0
    for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { offset += raw.count + 1 }
      var line = String(decoding: raw, as: UTF8.self)
      while line.last?.isWhitespace ?? false { line.removeLast() }
      if let open = label {
        if line == "-----END \(open)-----" {
          guard let data = Data(base64Encoded: base64), !data.isEmpty else {
            throw .malformed(field: open, offset: offset, .notPEM)
          }
          blocks.append(Block(label: open, der: Array(data)))
          (label, base64) = (nil, "")
        } else {
          base64 += line
        }
      } else if line.hasPrefix("-----BEGIN "), line.hasSuffix("-----"), line.count > 16 {
        label = String(line.dropFirst(11).dropLast(5))
      }
    }
    guard label == nil else { throw .malformed(field: label ?? "", offset: offset, .notPEM) }
    return blocks
  }

  /// The DER of a file that is DER itself, or PEM with blocks of one of these labels.
  package static func der(_ bytes: [UInt8], labels: [String]) throws(SignatureFault) -> [[UInt8]] {
    if bytes.first == DERTag.sequence { return [bytes] }
    let found = try blocks(bytes).filter { labels.contains($0.label) }.map(\.der)
    guard !found.isEmpty else { throw .malformed(field: labels.first ?? "PEM", offset: 0, .notPEM) }
    return found
  }
}
