import Foundation
import NIOHTTP1
import TestKit
import Testing

/// A short loop through pages and forms, as a browser without JavaScript sends them.
@Suite("Forms over HTTPS") struct FormTests {
  @Test("carry a case from its filing to deliberation, with cookie, token and 303")
  func shortLoop() async throws {
    try await Service.open { service in
      let lin = Browser(service)
      try await lin.signIn("lin", Neighbourhood.password(of: "lin"))
      #expect(lin.page.contains("林小满"))
      #expect(lin.sessionCookie.contains("Secure; HttpOnly; SameSite=Lax"))

      try await lin.open("/cases/new?matter=GJ01&area=990301001001")
      let place = try await lin.submit(
        "/cases", ["matter": "GJ01", "area": "990301001001", "title": "滑梯<破>了", "text": "儿童滑梯裂了一道口子。"])
      #expect(lin.page.contains("滑梯&lt;破&gt;了"))
      let id = place.dropFirst("/cases/".count).prefix { $0 != "?" && $0 != "#" }

      let shen = Browser(service)
      try await shen.signIn("shen", Neighbourhood.password(of: "shen"))
      #expect(shen.page.contains("滑梯"), "the desk of the committee does not show the case")
      try await shen.open("/cases/\(id)")
      try await shen.submit("/cases/\(id)/accept")
      try await shen.open("/cases/\(id)/acts/convene-deliberation")
      try await shen.submit("/cases/\(id)/deliberation", ["question": "修还是换?"])
      #expect(shen.page.contains("修还是换?"))

      try await lin.open("/cases/\(id)/acts/add-post")
      try await lin.submit("/cases/\(id)/posts", ["position": "for", "text": "换一个吧。"])
      #expect(lin.page.contains("换一个吧。"))

      // A refusal is the form again, with what was wrong and what was typed.
      let refused = try await lin.send("/cases/\(id)/proposals", ["title": "换滑梯", "text": "换成木头的。"])
      #expect(refused.status == 403)
      #expect(lin.page.contains("换成木头的。") && lin.page.contains("<!doctype html>"))

      try await lin.submit("/sign-out")
      let desk = try await service.send(.GET, "/desk")
      #expect(desk.status == 303)
      #expect(desk["location"]?.hasPrefix("/sign-in") == true)
    }
  }

  @Test("are refused when they are forged, and change nothing")
  func forgery() async throws {
    try await Service.open { service in
      let lin = Browser(service)
      try await lin.signIn("lin", Neighbourhood.password(of: "lin"))
      try await lin.open("/cases/new?matter=GJ01&area=990301001001")
      let token = try #require(lin.token)
      let values = ["matter": "GJ01", "area": "990301001001", "title": "骗来的", "text": "这不是我写的。"]
      let before = try await service.record()

      let noToken = try await lin.send("/cases", values, token: "")
      #expect(noToken.status == 403, "\(noToken.text.suffix(300))")
      let other = try await lin.send("/cases", values, token: String(token.reversed()))
      #expect(other.status == 403)
      let elsewhere = try await lin.send("/cases", values, token: token, origin: "https://evil.example")
      #expect(elsewhere.status == 403)
      let crossSite = try await lin.send("/cases", values, token: token, site: "cross-site")
      #expect(crossSite.status == 403)
      let nobody = Browser(service)
      try await nobody.open("/")
      let anonymous = try await nobody.send("/cases", values, token: token)
      #expect(anonymous.status == 401, "\(anonymous.status)")
      // Someone else's token does not fit either.
      let shen = Browser(service)
      try await shen.signIn("shen", Neighbourhood.password(of: "shen"))
      let foreign = try await shen.send("/cases", values, token: token)
      #expect(foreign.status == 403)
      let signIn = try await nobody.send(
        "/sign-in", ["login": "lin", "password": Neighbourhood.password(of: "lin")], origin: "https://evil.example")
      #expect(signIn.status == 403)
      #expect(try await service.record() == before)

      let honest = try await lin.send("/cases", values, token: token)
      #expect(honest.status == 303)
    }
  }
}
