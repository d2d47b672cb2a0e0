import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import TestKit
import Testing

@Suite("The transport") struct TransportTests {
  @Test("is TLS 1.3: an offer of 1.2 alone is turned away")
  func version() async throws {
    try await Service.open { service in
      #expect(try await service.send(.GET, "/health").status == 200)
      let old = Service.client(maximumTLSVersion: .tlsv12)
      await #expect(throws: (any Error).self) { try await service.send(.GET, "/health", by: old) }
      try await old.shutdown()
      // Plain text is no HTTP here.
      let plain = Service.client()
      await #expect(throws: (any Error).self) {
        try await plain.execute(
          HTTPClientRequest(url: "http://localhost:\(service.port)/health"), timeout: .seconds(10))
      }
      try await plain.shutdown()
      #expect(try await service.send(.GET, "/health").status == 200)
    }
  }

  @Test("speaks HTTP/1.1 to whoever does not offer HTTP/2, with the same answer")
  func versions() async throws {
    try await Service.open { service in
      let old = Service.client(version: .http1Only)
      let (first, second) = (
        try await service.send(.GET, "/cases"), try await service.send(.GET, "/cases", by: old)
      )
      try await old.shutdown()
      #expect(first.status == 200 && first.text == second.text)
    }
  }

  @Test("tells browsers what they may do with every answer", arguments: ["/", "/cases", "/api/cases", "/nowhere"])
  func headers(_ path: String) async throws {
    try await Service.open { service in
      let answer = try await service.send(.GET, path)
      #expect(answer["content-security-policy"]?.contains("default-src 'none'") == true)
      #expect(answer["x-content-type-options"] == "nosniff")
      #expect(answer["cache-control"]?.isEmpty == false)
    }
  }
}
