import Crypto
import Foundation
import GRDB
import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
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
