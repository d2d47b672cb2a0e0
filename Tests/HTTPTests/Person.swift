import NIOHTTP1
import TestKit
import Testing
import Vocabulary

/// Someone who uses the API with a session of their own.
struct Person: Sendable {
  let service: Service
  let headers: [String: String]

  func get(_ path: String) async throws -> Answer { try await service.send(.GET, path, headers) }

  /// Sends a command and gives the answer, whatever it is.
  func send(_ path: String, _ body: Sent = [:], _ more: [String: String] = [:]) async throws -> Answer {
    let json = ["Content-Type": "application/json"].merging(headers) { $1 }.merging(more) { $1 }
    return try await service.send(.POST, "/api/" + path, json, body: try body.bytes)
  }

  /// Sends a command that must be entered, and gives what was made.
  @discardableResult
  func does(
    _ path: String, _ body: Sent = [:], at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let answer = try await send(path, body)
    #expect(answer.status == 201, "\(path): \(answer.text)", sourceLocation: location)
    #expect((answer.json["count"].number ?? 0) > 0, sourceLocation: location)
    return answer.json["made"].text ?? ""
  }

  /// Sends a command that must be refused, checks the problem document and that the record stayed as it was.
  @discardableResult
  func isRefused(
    _ code: Refusal.Code, _ path: String, _ body: Sent = [:], status: Int = 403,
    at location: SourceLocation = #_sourceLocation
  ) async throws -> Sent {
    let before = try await service.record()
    let answer = try await send(path, body, ["Accept-Language": "en"])
    let problem = answer.json
    let found: Comment = "\(path): \(answer.text)"
    #expect(answer.status == status, found, sourceLocation: location)
    #expect(answer["content-type"] == "application/problem+json", found, sourceLocation: location)
    #expect(problem["code"].text == code.rawValue, found, sourceLocation: location)
    #expect(problem["type"].text == "urn:gongzhi:problem:\(code.rawValue)", found, sourceLocation: location)
    #expect(problem["status"].number == status, found, sourceLocation: location)
    #expect(problem["inventory"].text == "2026.1", found, sourceLocation: location)
    #expect(problem["holders"] != .nothing, found, sourceLocation: location)
    let chinese = try await send(path, body, ["Accept-Language": "zh"])
    for name in ["title", "detail"] {
      let (inEnglish, inChinese) = (problem[name].text ?? "", chinese.json[name].text ?? "")
      #expect(!inEnglish.isEmpty && inEnglish.allSatisfy { !$0.isHan }, found, sourceLocation: location)
      #expect(inChinese.contains { $0.isHan }, found, sourceLocation: location)
    }
    #expect(try await service.record() == before, "\(path) changed the record", sourceLocation: location)
    return problem
  }
}

extension Service {
  /// Signs in over the API, and takes the seat in a party where there are several.
  func signIn(_ login: String, _ party: String? = nil) async throws -> Person {
    let body: Sent = ["login": .text(login), "password": .text(Neighbourhood.password(of: login))]
    let answer = try await send(
      .POST, "/api/sessions", ["Content-Type": "application/json"], body: try body.bytes)
    #expect(answer.status == 201, "\(login): \(answer.text)")
    let token = try #require(answer.json["token"].text)
    let person = Person(service: self, headers: ["Authorization": "Bearer \(token)"])
    if let party {
      let seats = answer.json["seats"].list
      let seat = try #require(seats.first { $0["party"].text == party }?["id"])
      let chosen = try await send(
        .PUT, "/api/session/seat", ["Content-Type": "application/json"].merging(person.headers) { $1 },
        body: try Sent.object(["seat": seat]).bytes)
      #expect(chosen.status == 200, "\(login): \(chosen.text)")
    }
    return person
  }
}

extension Character {
  /// Whether it is a Chinese character of the main block.
  var isHan: Bool { unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
}
