import Testing
import Vocabulary

@Suite("An area") struct AreaTests {
  @Test(
    "has the significant length of its level, not of its zeros",
    arguments: [
      ("990301000000", "990301"), ("990301001000", "990301001"), ("990301001001", "990301001001"),
      ("99030100100101", "99030100100101"), ("110000000000", "11"), ("110100000000", "1101"), ("990301", "990301"),
      ("990310000000", "990310"), ("990301010000", "990301010"),
    ])
  func significantPrefix(code: String, prefix: String) throws {
    #expect(try #require(AreaCode(code)).prefix == prefix)
  }

  @Test("contains what lies in it, and itself, and nothing else")
  func containment() throws {
    let district = try #require(AreaCode("990301000000"))
    let subdistrict = try #require(AreaCode("990301001000"))
    let community = try #require(AreaCode("990301001001"))
    let estate = try #require(AreaCode("99030100100101"))
    let other = try #require(AreaCode("990301002001"))

    #expect(district.contains(community) && subdistrict.contains(estate) && community.contains(community))
    #expect(!community.contains(subdistrict) && !subdistrict.contains(other) && !estate.contains(community))
  }

  @Test(
    "is refused when its length is not a level or it is not all digits",
    arguments: ["", "9", "990", "9903010010011", "99030100100l", "990301001001001x", "９９０３０１００１００１"])
  func malformed(code: String) {
    #expect(AreaCode(code) == nil)
  }
}
