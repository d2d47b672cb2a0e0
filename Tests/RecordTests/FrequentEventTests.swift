import Foundation
import Record
import Testing
import Vocabulary

/// The short way to read an event must come to the same as the long one, for good bytes and for bad ones.
@Suite("Reading an event exactly") struct FrequentEventTests {
  private static let author = #""author":{"party":"街道","person":"person-1","seat":"seat-1"}"#
  private static let authority = #""authority":{"act":"speak","entry":"e1","inventory":"2026.1"}"#

  private static func line(_ details: String, _ kind: String, _ rest: String = #""subject":"2026-0001""#) -> String {
    #"{"at":1795482000000,\#(author),\#(authority),"event":{"details":{\#(details)},"kind":"\#(kind)"},"part":0,"#
      + #""sequence":7,\#(rest)}"#
  }

  /// Events of the frequent kinds, others, and some that only look like them.
  static let samples: [String] = [
    line(#""id":"post-7","position":"for","text":"好\n\"引\"😀\u0001""#, "post.added"),
    line(#""id":"post-7","parent":"post-1","position":"against","text":"""#, "post.added"),
    line(#""ballot":"ballot-1","commitment":"ab""#, "vote.enclosed"),
    line(#""ballot":"ballot-1","commitment":"ab","serial":"cd""#, "vote.sealed"),
    line(#""ballot":"ballot-1","choice":"yes","statement":"因为""#, "vote.cast"),
    line(#""text":"复核""#, "command.reviewed"),
    line(#""lead":"街道""#, "case.accepted"),
    // Of another kind than the members say.
    line(#""ballot":"ballot-1","commitment":"ab""#, "vote.sealed"),
    line(#""ballot":"ballot-1","commitment":"ab","serial":"cd""#, "vote.enclosed"),
    line(#""id":"post-7","position":"sideways","text":"x""#, "post.added"),
    // With a member that nobody knows.
    line(#""ballot":"ballot-1","commitment":"ab","zeal":"much""#, "vote.enclosed"),
    line(#""ballot":"ballot-1","commitment":"ab""#, "vote.enclosed", #""subject":"2026-0001","zeal":"much""#),
    // The same members in the same order, nested otherwise.
    #"{"at":1,\#(author),\#(authority),"event":{"details":{"ballot":"b","commitment":"c","kind":"vote.enclosed"},"#
      + #""part":0},"sequence":7,"subject":"s"}"#,
    #"{"at":1,\#(author),\#(authority),"event":{"details":{"ballot":"b","commitment":"c"},"kind":"vote.enclosed","#
      + #""part":0,"sequence":7},"subject":"s"}"#,
    #"{"at":1,"author":{"party":"p","person":"q","seat":"s",\#(authority.dropFirst(0))},"event":{"details":"#
      + #"{"ballot":"b","commitment":"c"},"kind":"vote.enclosed"},"part":0,"sequence":7,"subject":"s"}"#,
    // Without a subject, and with a grant.
    #"{"at":1,\#(author),\#(authority),"event":{"details":{"ballot":"b","commitment":"c"},"kind":"vote.enclosed"},"#
      + #""part":0,"sequence":7}"#,
    #"{"at":1,\#(author),"authority":{"act":"speak","entry":"e","grant":"g","inventory":"i"},"event":{"details":"#
      + #"{"ballot":"b","commitment":"c"},"kind":"vote.enclosed"},"part":0,"sequence":7,"subject":"s"}"#,
  ]

  private func agree(_ bytes: [UInt8]) -> Bool {
    let short = try? RecordedEvent(exactly: bytes)
    let long = try? CanonicalJSON.decodeExactly(RecordedEvent.self, from: bytes)
    return short == long
  }

  @Test("comes to the same as reading and writing it again", arguments: samples)
  func exactly(line: String) {
    #expect(agree(Array(line.utf8)))
  }

  @Test("knows the frequent kinds")
  func known() throws {
    for line in Self.samples.prefix(7) {
      let bytes = Array(line.utf8)
      #expect(try CanonicalJSON.encode(RecordedEvent(exactly: bytes)) == bytes)
    }
  }

  @Test("writes the bytes that laying it out gives, whatever its texts and numbers are")
  func written() throws {
    for line in Self.samples {
      guard let event = try? CanonicalJSON.decode(RecordedEvent.self, from: Array(line.utf8)) else { continue }
      for text in ["", "\u{0}\u{8}\t\n\u{C}\r\u{1F}\"\\/", "\u{7F}é\u{E000}😀", String(repeating: "言", count: 2_000)] {
        for number in [0, -1, CanonicalJSON.largestInteger, -CanonicalJSON.largestInteger] {
          var subjects: [CaseID?] = [nil]
          subjects.append(CaseID(text))
          for subject in subjects {
            let changed = RecordedEvent(
              sequence: number, at: Instant(milliseconds: number),
              author: Author(person: PersonID(text), seat: SeatID(text), party: PartyID(text)),
              authority: event.authority.map {
                Authority(inventory: text, entry: EntryCode(text), act: $0.act, grant: $0.grant)
              }, subject: subject, part: Int(number), event: event.event)
            #expect(try changed.canonicalBytes() == CanonicalJSON.encode(changed))
          }
        }
      }
      let beyond = RecordedEvent(
        sequence: CanonicalJSON.largestInteger + 1, at: event.at, author: event.author, authority: event.authority,
        subject: event.subject, part: event.part, event: event.event)
      #expect(throws: CanonicalError.self) { try beyond.canonicalBytes() }
    }
  }

  @Test("comes to the same for damaged bytes")
  func damaged() {
    var random = SeededGenerator(seed: 20)
    let alphabet = Array(#"{}[]",:\0123456789-abkind part"#.utf8) + [0xE5, 0x80, 0x00]
    for line in Self.samples {
      let bytes = Array(line.utf8)
      for _ in 0..<400 {
        var changed = bytes
        let place = Int.random(in: changed.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed[place] = alphabet.randomElement(using: &random) ?? 0
        case 1: changed.remove(at: place)
        case 2: changed.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
        default:
          let other = Int.random(in: changed.indices, using: &random)
          let piece = Array(changed[min(place, other)..<max(place, other)])
          changed.insert(contentsOf: piece, at: Int.random(in: changed.indices, using: &random))
        }
        #expect(agree(changed), "\(String(decoding: changed, as: UTF8.self))")
      }
    }
  }
}
