import Cases
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("Forms beside a case") struct FormTests {
  /// The forms and links that a reader is offered, by command.
  private func offered(_ name: String, to reader: String) async throws -> Set<String> {
    let town = try await Town.told()
    let html = try await town.theCase(name, as: reader)
    let path = Address.theCase(try town.id(name)) + "/"
    let markup = Markup(html)
    var commands: Set<String> = []
    for action in markup.values["action"] ?? [] where action.hasPrefix(path) {
      let kind = Commands.all.first { kind in
        let parts = kind.path.split(separator: "/").map(String.init)
        let sent = action.split(separator: "/").map(String.init)
        return parts.count == sent.count && zip(parts, sent).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
      }
      commands.insert(try #require(kind, "\(action)").name)
    }
    for link in markup.values["href"] ?? [] where link.hasPrefix(path + "acts/") && !link.contains("parent=") {
      commands.insert(String(link.dropFirst((path + "acts/").count).prefix { $0 != "?" }))
    }
    return commands
  }

  @Test("are exactly those of the acts that inventory and case let the reader do")
  func exact() async throws {
    #expect(try await offered("gate", to: "shen@qinghe-committee") == ["declare-interest"])
    #expect(try await offered("waste", to: "lin") == ["add-post", "edit-post", "declare-interest"])
    #expect(try await offered("noise", to: "zhou@qinghe-residents").contains("resubmit-case"))
    #expect(try await !offered("noise", to: "lin").contains("resubmit-case"))
    #expect(try await offered("park", to: "zhou@qinghe-owners").contains("cast-vote"))
    #expect(try await !offered("park", to: "lin").contains("cast-vote"))
    #expect(try await offered("flood", to: "gao").isEmpty == false)
    #expect(try await offered("bench", to: "lin") == ["reopen-case"])
    #expect(try await offered("bench", to: "du") == [])
  }

  @Test("are accepted by the door: what is offered is never refused by the inventory", arguments: Gallery.cases)
  func honest(_ name: String) async throws {
    let town = try await Town.told()
    for reader in Gallery.readers.compactMap({ $0 }) {
      for command in try await offered(name, to: reader) where command != "edit-post" {
        let standing = try #require(try await town.neighbourhood.room.standing(try town.id(name)))
        #expect(standing.openCommands.contains(command), "\(command) for \(reader) in \(name)")
      }
    }
  }

  @Test("keep what was written, show each fault beside its field and lead to it from a summary")
  func faults() async throws {
    let town = try await Town.told()
    var problem = Problem(code: "malformed", status: 422, title: "t", detail: "d")
    problem.faults = [
      Problem.Fault(found: FieldFault(field: "title", code: .tooShort), detail: "标题太短了"),
      Problem.Fault(found: FieldFault(field: "clauses.2.due", code: .notADate), detail: "不是日期"),
    ]
    let form = Form(
      values: ["title": ["<i>短</i>"], "text": ["全文"]],
      rows: ["clauses": [Form(["text": "甲事"]), Form(["text": "乙事", "due": "昨天"])]])
    let html = try await town.form(
      "draft-resolution", of: "lift", as: "shen@qinghe-committee", form, problem: problem)
    let markup = Markup(html)
    #expect(markup.faults.isEmpty, "\(markup.faults)")
    for kept in ["&lt;i&gt;短&lt;/i&gt;", "全文", "甲事", "乙事", "value=\"昨天\"", "标题太短了", "不是日期"] {
      #expect(html.contains(kept), "\(kept)")
    }
    #expect(html.contains("href=\"#draft-resolution-title\""))
    #expect(html.contains("href=\"#draft-resolution-clauses-2-due\""))
  }

  @Test("grow by a row on demand, without a script")
  func rows() async throws {
    let town = try await Town.told()
    let form = Form(values: ["title": ["题"]], rows: ["clauses": [Form(["text": "甲"]), Form(["text": "乙"])]])
    let html = try await town.form("draft-resolution", of: "lift", as: "shen@qinghe-committee", form, more: "clauses")
    #expect(html.contains("name=\"clauses.3.text\""))
    #expect(!html.contains("name=\"clauses.4.text\""))
  }

  @Test("say what was wrong with the whole where no field is at fault, and lead nowhere that is not there")
  func wholeFault() async throws {
    let town = try await Town.told()
    let unknown = Problem(code: "unknown", status: 404, title: "没有这个区域", detail: "清单里没有 99")
    let filing = try await town.form("file-case", of: nil, as: "lin", Form(["title": "一盏灯"]), problem: unknown)
    #expect(filing.contains("清单里没有 99") && filing.contains("value=\"一盏灯\""))
    #expect(Markup(filing).faults.isEmpty)

    var missing = Problem(code: "malformed", status: 422, title: "t", detail: "d")
    missing.faults = ["clauses", "case"].map { field in
      Problem.Fault(found: FieldFault(field: field, code: .missing), detail: "缺了")
    }
    let drafting = try await town.form("draft-resolution", of: "lift", as: "shen@qinghe-committee", problem: missing)
    #expect(Markup(drafting).faults.isEmpty, "\(Markup(drafting).faults)")

    var refused = Problem(code: "conflict", status: 409, title: "有人先了一步", detail: "版本已变")
    refused.refusal = Refusal(.conflict)
    let revising = try await town.form(
      "revise-proposal", of: "waste", as: "song", Form(["text": "我的文字"]), problem: refused)
    #expect(revising.contains("版本已变") && revising.contains("我的文字"))
  }
}
