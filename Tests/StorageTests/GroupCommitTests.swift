import Crypto
import Deliberation
import Foundation
import GRDB
import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

@Suite("Group commit") struct GroupCommitTests {
  @Test("counts a thousand votes of one person at once as one vote, and enters each of them")
  func oneVoice() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let before = try await neighbourhood.room.root().size
    let case_ = try neighbourhood.kept("park")
    let ballot = try neighbourhood.kept("pb")
    let seat = try neighbourhood.seat("wu@qinghe-owners")

    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<1000 {
        group.addTask {
          let vote = try CastVote(
            Form(["case": case_, "ballot": ballot, "choice": index.isMultiple(of: 2) ? "yes" : "no"]))
          guard case .entered = try await neighbourhood.register.perform(vote, by: seat) else {
            Issue.record("vote \(index) was not entered")
            return
          }
        }
      }
      try await group.waitForAll()
    }

    let dossier = try #require(try await neighbourhood.room.dossier(CaseID(case_), postPage: 1))
    #expect(dossier.ballots.first?.voted == 3)
    #expect(try await neighbourhood.room.root().size == before + 1000)
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
  }

  @Test("lets exactly one of many accept a case")
  func oneAccepts() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let case_ = try neighbourhood.kept("tree")
    let seat = try neighbourhood.seat("lu")
    let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask {
          let verdict = try await neighbourhood.register.perform(try AcceptCase(Form(["case": case_])), by: seat)
          if case .entered = verdict { return true }
          return false
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(accepted == 1)
  }

  @Test("gives a receipt whose leaf is the hash of the event in the record")
  func receipt() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let verdict = try await neighbourhood.perform(
      "file-case", as: "lin",
      ["matter": "GJ01", "area": "990301001001", "title": "路灯坏了", "text": "三号楼前的路灯坏了。"])
    guard case .entered(let receipt) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    let line = try #require(try await neighbourhood.room.events(from: receipt.sequence, limit: 1).first)
    #expect(LeafHash(of: line.bytes).node.hexadecimal == receipt.leaf)
    #expect(line.event.subject?.text == receipt.made && line.event.part == 0)
  }

  @Test("lets a command that cannot be entered fail alone")
  func failsAlone() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let case_ = try neighbourhood.kept("park")
    let seat = try neighbourhood.seat("wu@qinghe-residents")
    let taken = try neighbourhood.kept("p1")
    let before = try await neighbourhood.room.root().size

    let entered = try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          let form = Form(["case": case_, "position": "for", "text": "第\(index)次发言", "id": taken])
          let command: any Command = index.isMultiple(of: 20) ? try TakenPost(form) : try AddPost(form)
          do {
            guard case .entered = try await neighbourhood.register.perform(command, by: seat) else { return false }
            return true
          } catch is DatabaseError {
            return false
          }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(entered == 190)
    #expect(try await neighbourhood.room.root().size == before + 190)
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
    #expect(try VerifierTests.verify(neighbourhood).viewsAgree == true)
  }

  @Test("decides on what another program has written, not on what it remembers")
  func anotherWriter() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let case_ = try neighbourhood.kept("tree")
    let (filer, seat) = (try neighbourhood.seat("he"), try neighbourhood.seat("lu"))
    let form = Form(["case": case_, "reason": "我家就在旁边。"])
    guard case .entered = try await neighbourhood.register.perform(try DeclareInterest(form), by: filer) else {
      Issue.record("the interest was not declared")
      return
    }
    let store = try Store(directory: neighbourhood.directory.path)
    let other = GroupCommit(
      store: store, craft: Craft(hashPassword: { $0 }), now: { neighbourhood.now },
      entropy: { [UInt8](repeating: 0, count: $0) })
    let accept = try AcceptCase(Form(["case": case_]))

    guard case .entered = try await other.perform(accept, by: seat) else {
      Issue.record("the other writer could not accept")
      return
    }
    guard case .refused = try await neighbourhood.register.perform(accept, by: seat) else {
      Issue.record("the case was accepted twice")
      return
    }
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
    try store.close()
  }

  @Test("syncs every commit")
  func synchronous() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    #expect(try neighbourhood.store.durability() == "wal, synchronous 2")
  }

  @Test("never writes an event that is older than the one before it, even when the clock is set back")
  func clockSetBack() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    neighbourhood.wait(days: -3)
    _ = try await neighbourhood.perform(
      "file-case", as: "lin",
      ["matter": "GJ01", "area": "990301001001", "title": "路灯坏了", "text": "三号楼前的路灯坏了。"])
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
  }

  @Test("starts again where it ended, with the same inventory and the same root")
  func reopened() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let root = try await neighbourhood.room.root()

    let store = try Store(directory: neighbourhood.directory.path)
    let room = SQLiteReadingRoom(store: store)

    #expect(try await room.root() == root)
    #expect(try await room.inventory(at: neighbourhood.now)?.version == "2026.1")
    try store.close()
  }
}

/// Someone who speaks under an identifier that is taken, as no command of the house would.
private struct TakenPost: CaseCommand {
  static let kind = CommandKind("taken-post", .speak, "cases/{case}/taken", [], TakenPost.self)
  let subject: CaseID
  let id: PostID

  init(_ form: Form) throws(Malformed) {
    subject = CaseID(form["case"] ?? "")
    id = PostID(form["id"] ?? "")
  }

  func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    [.postAdded(PostAdded(id: id, parent: nil, position: .support, text: "同名"))]
  }
}
