import Deliberation
import Testing

@Suite("A text") struct TextTests {
  @Test("is trimmed and keeps its lines")
  func trimmed() throws {
    let admitted = try AdmittedText.admit("  一行\r\n二行 \u{3000}\n", within: 1...100)
    #expect(admitted.text == "一行\n二行")
  }

  @Test(
    "is refused when nothing, too little or too much is written",
    arguments: [("", TextFault.missing), (" \n\u{3000}", .missing), ("a", .tooShort), ("abcdef", .tooLong)])
  func length(raw: String, fault: TextFault) {
    let failure = #expect(throws: TextFault.Failure.self) { try AdmittedText.admit(raw, within: 2...5) }
    #expect(failure?.fault == fault)
  }

  @Test(
    "is refused when it holds what no reader sees",
    arguments: ["a\u{0}b", "a\u{202E}b", "a\u{2066}b", "a\u{85}b", "a\u{7F}b", "\u{1B}[31mred"])
  func unreadable(raw: String) {
    let failure = #expect(throws: TextFault.Failure.self) { try AdmittedText.admit(raw, within: 1...50) }
    #expect(failure?.fault == .unreadable)
  }

  @Test("counts characters as a reader does")
  func characters() throws {
    #expect(try AdmittedText.admit("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", within: 1...2).text.count == 2)
  }
}

@Suite("A comparison") struct DifferenceTests {
  @Test("gives back both texts, for all pairs of short texts")
  func bothTexts() {
    let lines = ["", "a", "b"]
    var texts = lines
    for _ in 0..<3 { texts += texts.flatMap { text in lines.map { text + "\n" + $0 } } }
    let worlds = Set(texts)
    for old in worlds {
      for new in worlds {
        let compared = compare(old: old, new: new)
        let before = compared.filter { $0.change != .added }.map(\.text).joined(separator: "\n")
        let after = compared.filter { $0.change != .removed }.map(\.text).joined(separator: "\n")
        if before != old || after != new {
          Issue.record("\(old.debugDescription) → \(new.debugDescription) gives \(compared)")
          return
        }
      }
    }
  }

  @Test("of a text with itself changes nothing")
  func same() {
    #expect(compare(old: "a\nb", new: "a\nb").allSatisfy { $0.change == .kept })
  }
}
