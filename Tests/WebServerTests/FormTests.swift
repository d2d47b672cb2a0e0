import Proceedings
import Testing
import Web

@Suite("A form with parts") struct MultipartTests {
  private func body(_ parts: [(head: String, content: [UInt8])], boundary: String = "b") -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      bytes += Array("--\(boundary)\r\n\(part.head)\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  @Test("gives names and texts in their order") func reading() throws {
    let sent = body([
      ("Content-Disposition: form-data; name=\"a\"", Array("一\r\n二".utf8)),
      (
        "content-disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\nContent-Type: text/csv",
        [0xEF, 0xBB, 0xBF] + Array("h1,h2\r\n--other\r\n-b\r\n".utf8)
      ),
      ("Content-Disposition: form-data; name=\"empty\"; filename=\"\"\r\nContent-Type: application/octet-stream", []),
      ("Content-Disposition: form-data; name=\"a\"", Array("".utf8)),
    ])
    let form = try Multipart.read(sent, boundary: "b")
    #expect(form.pairs.map(\.name) == ["a", "file", "a"])
    #expect(form.pairs.map(\.value) == ["一\r\n二", "h1,h2\r\n--other\r\n-b\r\n", ""])
  }

  @Test("names what is not text") func notText() throws {
    let form = try Multipart.read(
      body([("Content-Disposition: form-data; name=\"entries\"; filename=\"x\"", [0xB0, 0xA1, 0xFF])]), boundary: "b")
    #expect(form.pairs.isEmpty)
    #expect(form.unreadable == ["entries"])
  }

  @Test(
    "is refused when it is not exactly one",
    arguments: [
      "", "--b", "--b\r\n", "--b--extra", "x--b--\r\n", "--b\r\n\r\nno head\r\n--b--\r\n",
      "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
      "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--\r\n",
      "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--c--\r\n",
      "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b",
      "--b\nContent-Disposition: form-data; name=\"a\"\n\nx\n--b--\n",
    ])
  func refusing(text: String) {
    #expect(throws: FormFault.self) { try Multipart.read(Array(text.utf8), boundary: "b") }
  }

  @Test("is refused with too many parts or too long a head") func limits() {
    let part = (head: "Content-Disposition: form-data; name=\"a\"", content: [UInt8]())
    #expect(throws: FormFault.tooManyFields) {
      try Multipart.read(body(Array(repeating: part, count: 501)), boundary: "b")
    }
    let long = "Content-Disposition: form-data; name=\"" + String(repeating: "a", count: 5_000) + "\""
    #expect(throws: FormFault.unreadable) { try Multipart.read(body([(long, [])]), boundary: "b") }
  }

  @Test("cut anywhere or changed anywhere is refused or read, and never more than was sent") func mutations() {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0 ... .max, using: &random)
    var generator = Seeded(state: seed)
    let whole = body([
      ("Content-Disposition: form-data; name=\"a\"", Array("text".utf8)),
      ("Content-Disposition: form-data; name=\"f\"; filename=\"x\"", Array("more\r\n--text".utf8)),
    ])
    for length in 0..<(whole.count - 2) {
      #expect(throws: FormFault.self, "cut at \(length)") {
        try Multipart.read(Array(whole.prefix(length)), boundary: "b")
      }
    }
    for _ in 0..<3_000 {
      var changed = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if let form = try? Multipart.read(changed, boundary: "b") {
        let size = form.pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        #expect(size <= whole.count, "seed \(seed)")
      }
    }
  }

  @Test(
    "has a boundary that its content type names",
    arguments: [
      ("multipart/form-data; boundary=abc", "abc" as String?),
      ("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"", nil),
      ("multipart/form-data; boundary=\"a:b\"", "a:b"), ("multipart/form-data", nil),
      ("multipart/form-data; boundary=", nil), ("multipart/mixed; boundary=abc", nil), ("", nil),
    ])
  func boundaries(type: String, boundary: String?) {
    #expect(Multipart.boundary(in: type) == boundary)
  }
}

@Suite("A form of a page") struct FormTests {
  private func read(_ text: String) throws -> SentForm { try SentForm.urlEncoded(Array(text.utf8)) }

  @Test("is decoded as browsers encode it") func decoding() throws {
    let form = try read("a=%E4%B8%80+%2B+b&empty=&bare&a=2&%E5%90%8D=x=y")
    #expect(form["a"] == "一 + b")
    #expect(form["empty"] == "" && form["bare"] == "")
    #expect(form["名"] == "x=y")
    #expect(form.pairs.count == 5)
  }

  @Test("names values that are not text", arguments: ["a=%ff", "a=%C3%28", "a=%", "a=%4", "a=%zz"])
  func notText(text: String) throws {
    let form = try read(text)
    #expect(form.unreadable == ["a"])
    #expect(form["a"] == nil)
  }

  @Test("with very many fields is refused") func limits() {
    #expect(throws: FormFault.tooManyFields) { try read(String(repeating: "a=1&", count: 3_000)) }
  }

  @Test("becomes rows, in order, without empty ones, and only with fields that the table has") func rows() throws {
    let form = try read(
      "title=x&clauses.2.text=second&clauses.10.text=third&clauses.1.text=first&clauses.1.supports=a&clauses.1.supports=b"
        + "&clauses.3.text=+&clauses.0.text=no&clauses.201.text=no&clauses.x.text=no&clauses.1.other=no&other=no"
    ).form(of: DraftResolution.kind.fields)
    #expect(form.rows["clauses"]?.map { $0["text"] } == ["first", "second", "third"])
    #expect(form.rows["clauses"]?.first?.values["supports"] == ["a", "b"])
    #expect(Set(form.values.keys) == ["title"])
    #expect(form.rows["clauses"]?.allSatisfy { $0["other"] == nil } == true)
  }
}

/// Random numbers that a seed repeats (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
