@testable import Web

/// The tags of a template, read apart from the engine that renders it.
indirect enum TemplateTag: Equatable {
  case variable(String)
  case section(String, inverted: Bool, [TemplateTag])

  /// Reads the tags of a text; nil when sections do not close.
  static func read(_ text: String) -> [TemplateTag]? {
    var open: [(name: String, inverted: Bool, tags: [TemplateTag])] = [("", false, [])]
    for piece in text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.firstIndex(of: "}") else { return nil }
      var name = piece[..<end]
      let sign = name.first
      if let sign, "#^/%!>&".contains(sign) { name = name.dropFirst() }
      let word = String(name.filter { $0 != " " })
      switch sign {
      case "#", "^": open.append((word, sign == "^", []))
      case "/":
        guard open.count > 1, let closed = open.popLast(), closed.name == word else { return nil }
        open[open.count - 1].tags.append(.section(closed.name, inverted: closed.inverted, closed.tags))
      case "%", "!": continue
      default: open[open.count - 1].tags.append(.variable(word))
      }
    }
    return open.count == 1 ? open[0].tags : nil
  }
}

/// Walks the tags of a template along a value and says which names the value does not have.
struct TagWalk {
  /// The names that nothing answers to, each with where it stands.
  private(set) var unknown: Set<String> = []
  /// Every section with something in it, and those whose inside was walked; a part that several templates share counts
  /// once, by its path inside the part.
  private(set) var sections: Set<String> = []
  private(set) var walked: Set<String> = []
  let template: String

  init(template: String) { self.template = template }

  mutating func walk(_ tags: [TemplateTag], stack: [Any], path: String = "") {
    for tag in tags {
      switch tag {
      case .variable(let name):
        if name != ".", find(name, in: stack) == nil { unknown.insert("\(template): \(path)\(name)") }
      case .section(let name, let inverted, let inner):
        guard let found = find(name, in: stack) else {
          unknown.insert("\(template): \(path)\(name)")
          continue
        }
        let inside = "\(path)\(name)."
        let key = Self.key(template, inside) + (inverted ? " else" : "")
        sections.insert(key)
        switch (found, inverted) {
        case (.none, true): walk(inner, stack: stack, path: path, walked: key)
        case (.none, false): declare(inner, path: inside)
        case (.one(let value), true):
          if value as? Bool == false { walk(inner, stack: stack, path: path, walked: key) }
        case (.one(let value), false):
          if value is Bool {
            walk(inner, stack: stack, path: inside, walked: value as? Bool == true ? key : nil)
          } else {
            walk(inner, stack: stack + [value], path: inside, walked: key)
          }
        case (.many(let values), true): if values.isEmpty { walk(inner, stack: stack, path: path, walked: key) }
        case (.many(let values), false):
          if values.isEmpty { declare(inner, path: inside) }
          for value in values { walk(inner, stack: stack + [value], path: inside, walked: key) }
        }
      }
    }
  }

  private mutating func walk(_ tags: [TemplateTag], stack: [Any], path: String, walked key: String?) {
    if let key { walked.insert(key) }
    walk(tags, stack: stack, path: path)
  }

  /// Notes the sections of what is not walked.
  private mutating func declare(_ tags: [TemplateTag], path: String) {
    for case .section(let name, let inverted, let inner) in tags {
      sections.insert(Self.key(template, "\(path)\(name).") + (inverted ? " else" : ""))
      declare(inner, path: "\(path)\(name).")
    }
  }

  /// The name of a section: by its path inside the part that several templates share, or inside the template.
  private static func key(_ template: String, _ path: String) -> String {
    var parts = [
      "fields": "field", "cells": "field", "form": "form", "forms": "form", "refusal": "refusal", "entries": "entry",
      "cases": "case",
    ]
    if template == "desk" { for list in ["overdue", "owed", "signatures", "tasks"] { parts[list] = "duty" } }
    let names = path.split(separator: ".").map(String.init)
    guard let last = names.lastIndex(where: { parts[$0] != nil }), let part = parts[names[last]] else {
      return "\(template): \(path)"
    }
    return "\(part): " + names[(last + 1)...].joined(separator: ".")
  }

  enum Found {
    case none
    case one(Any)
    case many([Any])
  }

  /// What a name means on a stack, by reflection alone: not by the names that a value says it has.
  private func find(_ name: String, in stack: [Any]) -> Found? {
    let names = name.split(separator: ".")
    guard let first = names.first else { return stack.last.map(Found.one) }
    for value in stack.reversed() {
      guard var found = field(String(first), of: value) else { continue }
      for name in names.dropFirst() {
        guard case .one(let value) = found, let next = field(String(name), of: value) else { return nil }
        found = next
      }
      return found
    }
    return nil
  }

  private func field(_ name: String, of value: Any) -> Found? {
    for child in Mirror(reflecting: value).children where child.label == name {
      let mirror = Mirror(reflecting: child.value)
      switch mirror.displayStyle {
      case .optional: return mirror.children.first.map { Found.one($0.value) } ?? Found.none
      case .collection: return .many(mirror.children.map(\.value))
      default: return .one(child.value)
      }
    }
    return nil
  }
}
