import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestKit
import Testing

/// The program with a timestamping authority beside it, both started as an operator starts them.
@Suite("Timestamping", .serialized) struct TimestampingTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-stamps-\(UUID().uuidString)")

  private func path(_ name: String) -> String { folder.appending(path: name).path() }

  private func must(_ arguments: String...) async throws { try await ProcessTests.run(arguments, in: folder) }

  /// An authority in `ca`, a certificate for timestamps, and an institution with a resolution in force.
  private func prepare() async throws {
    try await must("demo", "--data", path("data"), "--load-only")
    try Data("街道办事处的一句口令\n".utf8).write(to: folder.appending(path: "pass"))
    let pass = ["--passphrase-file", path("pass")]
    try await ProcessTests.run(
      ["certificate", "authority", "--to", path("ca"), "--subject", "CN=示例 CA,C=CN"] + pass, in: folder)
    try await ProcessTests.run(
      ["certificate", "request", "--subject", "CN=tsa", "--key", path("tsa.key"), "--to", path("tsa.csr")] + pass,
      in: folder)
    try await ProcessTests.run(
      [
        "certificate", "issue", "--authority", path("ca"), "--request", path("tsa.csr"), "--use", "timestamping",
        "--to", path("tsa.pem"),
      ] + pass, in: folder)
  }

  private func serve(trusting trust: String, authority port: Int) throws -> ProcessTests.Running {
    let configuration = folder.appending(path: "config-\(UUID().uuidString).json")
    try Data(
      """
      {"port": 0, "publicAddress": "https://localhost",
       "tls": {"certificate": "\(path("data/tls/cert.pem"))", "key": "\(path("data/tls/key.pem"))"},
       "timestamps": {"authority": "http://127.0.0.1:\(port)/", "trust": "\(trust)"}}
      """.utf8
    ).write(to: configuration)
    return try ProcessTests.start(
      ["serve", "--data", path("data"), "--config", configuration.path()], in: folder)
  }

  private func get(_ path: String, at port: Int) async throws -> Answer {
    let client = Service.client(version: .http1Only)
    do {
      let answer = try await client.execute(
        HTTPClientRequest(url: "https://localhost:\(port)\(path)"), timeout: .seconds(60))
      let bytes = try await answer.body.collect(upTo: 1 << 22)
      try await client.shutdown()
      return Answer(
        status: Int(answer.status.code), headers: answer.headers, bytes: Array(bytes.readableBytesView))
    } catch {
      try await client.shutdown()
      throw error
    }
  }

  /// Asks until something holds; each time after a pause.
  private func wait(for what: String, _ holds: () async throws -> Bool) async throws {
    for _ in 0..<600 {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("\(what) did not come")
  }

  private func openssl(_ stamp: Answer, over content: Answer) async throws -> Int32 {
    try Data(stamp.bytes).write(to: folder.appending(path: "stamp.tsr"))
    try Data(content.bytes).write(to: folder.appending(path: "content"))
    return try await ProcessTests.finish(
      ["ts", "-verify", "-in", path("stamp.tsr"), "-data", path("content"), "-CAfile", path("ca/ca.pem")], in: folder,
      program: URL(fileURLWithPath: "/usr/bin/openssl")
    ).status
  }

  @Test(
    "of the day's checkpoint and of each resolution: kept, served, accepted by openssl, and of nobody else's authority")
  func stamps() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try await prepare()
    let authority = try ProcessTests.start(
      [
        "timestamp-authority", "--listen", "127.0.0.1:0", "--certificate", path("tsa.pem"), "--key", path("tsa.key"),
        "--passphrase-file", path("pass"), "--lang", "en",
      ], in: folder)
    defer { authority.process.terminate() }
    let asked = try await authority.port(after: "port ")

    // An authority that nobody trusts is heard and not believed.
    let wary = try serve(trusting: path("data/tls/cert.pem"), authority: asked)
    defer { if wary.process.isRunning { wary.process.terminate() } }
    let waryPort = try await wary.port()
    try await wait(for: "the complaint") { wary.output.contains("no timestamp") }
    #expect(try await get("/api/record/timestamps", at: waryPort).json["items"].list.isEmpty)
    wary.process.terminate()
    wary.process.waitUntilExit()

    let server = try serve(trusting: path("ca/ca.pem"), authority: asked)
    defer { if server.process.isRunning { server.process.terminate() } }
    let port = try await server.port()
    try await wait(for: "the timestamp of the day") {
      try await get("/api/record/timestamps", at: port).json["items"].list.count == 1
    }
    let day = try await get("/api/record/timestamps", at: port).json["items"].list[0]
    let checkpoint = try await get(try #require(day["checkpoint"].text), at: port)
    let stamp = try await get(try #require(day["timestamp"].text), at: port)
    #expect(checkpoint.text.contains("/record\n") && day["authority"].text == "tsa")
    #expect(try await openssl(stamp, over: checkpoint) == 0)
    #expect(try await openssl(stamp, over: try await get("/record/key", at: port)) != 0)
    #expect(try await get("/record", at: port).text.contains(try #require(day["timestamp"].text)))
    #expect(try await get("/record/timestamps/1999-01-01.tsr", at: port).status == 404)
    #expect(try await get("/record/timestamps/x", at: port).status == 404)

    // Every resolution in force has one over the very bytes that are signed.
    let events = try await get("/api/record/events?limit=1000", at: port).json["items"].list.map { $0["event"] }
    let inForce = events.filter { $0["event"]["kind"].text == "resolution.in-force" }
    #expect(!inForce.isEmpty)
    for event in inForce {
      let subject = try #require(event["subject"].text)
      let place = "/cases/\(subject)/resolutions/\(try #require(event["event"]["details"]["resolution"].text))"
      let stamp = try await get(place + "/timestamp.tsr", at: port)
      #expect(stamp.status == 200)
      #expect(try await openssl(stamp, over: try await get(place + "/signed.json", at: port)) == 0)
      #expect(try await get(place, at: port).text.contains("timestamp.tsr"))
    }
    try await verifyAtAddress(port, stamped: 1 + inForce.count)
    server.process.terminate()
    server.process.waitUntilExit()
    try await must("verify", "--data", path("data"))

    // The bundle takes it along by itself.
    let resolution = try #require(inForce.first?["event"]["details"]["resolution"].text)
    try await must(
      "resolution", "bundle", resolution, "--data", path("data"), "--to", path("bundle"))
    try await must("resolution", "check", path("bundle"), "--trust", path("ca/ca.pem"))
    #expect(FileManager.default.fileExists(atPath: path("bundle/timestamp.tsr")))

    // The archive carries them along; a timestamp over something else is found.
    try await must("export", "--data", path("data"), "--to", path("archive.zip"))
    try await must("verify", path("archive.zip"))
    let moved = try await ProcessTests.finish(
      [
        path("data/gongzhi.sqlite"),
        """
        DROP TRIGGER timestamp_stays; UPDATE timestamp SET answer = (SELECT answer FROM timestamp WHERE day IS NOT NULL)
          WHERE resolution IS NOT NULL
        """,
      ], in: folder, program: URL(fileURLWithPath: "/usr/bin/sqlite3"))
    #expect(moved.status == 0, "\(moved.output)")
    let found = try await ProcessTests.finish(["verify", "--data", path("data")], in: folder)
    #expect(found.status == 1 && found.output.contains("the timestamp of resolution-"), "\(found.output)")
  }

  /// Whoever verifies at the address fetches the timestamps along, and finds one that is over something else.
  private func verifyAtAddress(_ port: Int, stamped: Int) async throws {
    let certificate = path("data/tls/cert.pem")
    func verify(_ port: Int) async throws -> (status: Int32, output: String) {
      try await ProcessTests.finish(["verify", "https://localhost:\(port)", "--ca", certificate], in: folder)
    }
    let found = try await verify(port)
    #expect(found.status == 0 && found.output.contains("timestamps    \(stamped) are over"), "\(found.output)")
    let day = try #require(try await get("/api/record/timestamps", at: port).json["items"].list[0]["day"].text)
    let lies = [
      (["replace", "/record/timestamps/\(day).tsr", path("tsa.pem")], "the timestamp of \(day)"),
      (["edit", "/record/timestamps/\(day).checkpoint", "/record\n", "/recorf\n"], "the timestamp of \(day)"),
      (["gone", "/record/timestamps/\(day).tsr"], "listed, and not served"),
      (["edit", "/api/record/timestamps", "items", "itens"], "/api/record/timestamps"),
    ]
    for (lie, words) in lies {
      try await LyingServer.stand(
        before: port, certificate: certificate, key: path("data/tls/key.pem"), telling: lie
      ) { port in
        let found = try await verify(port)
        #expect(found.status == 1 && found.output.contains(words), "\(lie): \(found.output)")
      }
    }
  }

  @Test("refuses to serve with an authority and nobody to trust") func incomplete() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try await must("demo", "--data", path("data"), "--load-only")
    let server = try serve(trusting: path("nothing.pem"), authority: 1)
    server.process.waitUntilExit()
    #expect(server.process.terminationStatus != 0)
    #expect(server.output.contains("timestamps.trust"))
  }
}
