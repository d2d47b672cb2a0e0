import Foundation
import NIOHTTP1
import Proceedings
import TestKit
import Testing
import Vocabulary

@Suite("A person's own data over HTTPS") struct PersonalDataTests {
  @Test("are the person's, as page, file and answer, and nobody else's")
  func own() async throws {
    try await Service.open { service in
      try await service.neighbourhood.tell(sample: "story.json")
      let (lin, zhou) = (try await service.signIn("lin"), try await service.signIn("zhou", "qinghe-owners"))
      let contact = "示例电话 000-0001"
      let browser = Browser(service)
      try await browser.signIn("lin", Neighbourhood.password(of: "lin"))
      for path in ["/me/data", "/me/data.json"] {
        let own = try await browser.open(path)
        #expect(own.status == 200 && own.text.contains(contact), "\(path)")
        #expect(own["cache-control"] == "no-store")
      }
      let stranger = Browser(service)
      try await stranger.signIn("tang", Neighbourhood.password(of: "tang"))
      for path in ["/me/data", "/me/data.json"] {
        #expect(!(try await stranger.open(path).text.contains(contact)))
      }
      for path in ["/api/me/data"] {
        let own = try await lin.get(path)
        #expect(own.status == 200 && own.text.contains(contact), "\(path)")
        #expect(own["cache-control"] == "no-store")
        // Whatever one adds to the address, it is one's own.
        let person = try service.neighbourhood.seat("lin").person.text
        for query in ["", "?of=\(person)", "?person=\(person)"] {
          let other = try await zhou.get(path + query)
          #expect(other.status == 200 && !other.text.contains(contact) && !other.text.contains("\"login\":\"lin\""))
        }
      }
      let answer = try await lin.get("/api/me/data").json
      #expect(answer["tables"].list.contains { $0["name"].text == "credential" })
      #expect(try await browser.open("/me/data.json")["content-disposition"]?.hasPrefix("attachment") == true)
      #expect(try await service.send(.GET, "/api/me/data").status == 401)
      // What one may ask for is for everyone to read.
      #expect(try await service.send(.GET, "/privacy").status == 200)
    }
  }
}
