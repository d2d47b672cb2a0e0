/// The areas of the inventory, from the widest to the narrowest, shaded by coverage.
struct AreasPage: Page {
  static var template: String { "areas" }

  /// The areas in the order of their codes.
  let areas: [AreaLine]
  /// The version, with its page.
  let version: Link
  /// The area that the tree begins at.
  let place: String?
  /// The day, in words.
  let date: String

  init(areas: [AreaLine], version: Link, place: String? = nil, date: String) {
    self.areas = areas
    self.version = version
    self.place = place
    self.date = date
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "areas": .of(areas)
    case "version": .of(version)
    case "place": .of(place)
    case "date": .of(date)
    default: nil
    }
  }
}

/// An area in a tree, with how the stages of all matters stand in it.
struct AreaLine: Shown {
  /// The code.
  let code: String
  /// The name.
  let name: String
  /// How deep it stands, 0 to 6, for the style sheet.
  let depth: Int
  /// Its level, in words.
  let level: String
  /// Its responsibilities.
  let href: String
  /// Its cases.
  let casesHref: String
  /// The areas inside it, where the tree leaves them out.
  let insideHref: String?
  /// How many, in words.
  let inside: String?
  /// The share of stages that have their lead, in words.
  let share: String
  /// Led, bare and doubled stages, in words.
  let words: String
  /// Thousandths of the bar with a lead.
  let led: Int
  /// Thousandths of the bar without.
  let gap: Int
  /// Where they begin.
  let gapAt: Int
  /// Thousandths of the bar with two leads.
  let overlap: Int
  /// Where they begin.
  let overlapAt: Int

  init(
    code: String, name: String, depth: Int, level: String, href: String, casesHref: String, insideHref: String? = nil,
    inside: String? = nil, share: String, words: String, led: Int, gap: Int, gapAt: Int, overlap: Int, overlapAt: Int
  ) {
    self.code = code
    self.name = name
    self.depth = depth
    self.level = level
    self.href = href
    self.casesHref = casesHref
    self.insideHref = insideHref
    self.inside = inside
    self.share = share
    self.words = words
    self.led = led
    self.gap = gap
    self.gapAt = gapAt
    self.overlap = overlap
    self.overlapAt = overlapAt
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "name": .of(self.name)
    case "depth": .of(depth)
    case "level": .of(level)
    case "href": .of(href)
    case "casesHref": .of(casesHref)
    case "insideHref": .of(insideHref)
    case "inside": .of(inside)
    case "share": .of(share)
    case "words": .of(words)
    case "led": .of(led)
    case "gap": .of(gap)
    case "gapAt": .of(gapAt)
    case "overlap": .of(overlap)
    case "overlapAt": .of(overlapAt)
    default: nil
    }
  }
}

/// The responsibilities of one area: for each matter and stage its lead, or that there is none.
struct AreaPage: Page {
  static var template: String { "area" }

  /// The code.
  let code: String
  /// The name.
  let name: String
  /// Its level, in words.
  let level: String
  /// The version, with its page.
  let version: Link
  /// The version.
  let versionName: String
  /// The day, `2026-07-01`.
  let date: String
  /// The area with its coverage.
  let line: AreaLine
  /// The areas around it, the widest first.
  let around: [Link]
  /// The areas directly inside it.
  let inside: [AreaLine]
  /// The stages, as headings.
  let stages: [String]
  /// The matters.
  let matters: [AreaMatter]
  /// More matters.
  let nextHref: String?
  let hasAround: Bool
  let hasInside: Bool

  init(
    code: String, name: String, level: String, version: Link, versionName: String, date: String, line: AreaLine,
    around: [Link], inside: [AreaLine], stages: [String], matters: [AreaMatter], nextHref: String? = nil
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.version = version
    self.versionName = versionName
    self.date = date
    self.line = line
    self.around = around
    self.inside = inside
    self.stages = stages
    self.matters = matters
    self.nextHref = nextHref
    hasAround = !around.isEmpty
    hasInside = !inside.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "name": .of(self.name)
    case "level": .of(level)
    case "version": .of(version)
    case "versionName": .of(versionName)
    case "date": .of(date)
    case "line": .of(line)
    case "around": .of(around)
    case "inside": .of(inside)
    case "stages": .of(stages)
    case "matters": .of(matters)
    case "nextHref": .of(nextHref)
    case "hasAround": .of(hasAround)
    case "hasInside": .of(hasInside)
    default: nil
    }
  }
}

/// A matter in an area.
struct AreaMatter: Shown {
  /// The code.
  let code: String
  /// The name.
  let name: String
  /// Its matrix in the area.
  let href: String
  /// One for each heading.
  let cells: [AreaCell]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "name": .of(self.name)
    case "href": .of(href)
    case "cells": .of(cells)
    default: nil
    }
  }
}

/// The lead of a matter at a stage in an area.
struct AreaCell: Shown {
  /// A `Coverage.Status`, or `none`.
  let status: String
  /// Who leads, or that nobody does.
  let words: String
  /// The status in words, where it is not one lead.
  let mark: String?
  /// Its cell in the matrix.
  let href: String?

  init(status: String, words: String, mark: String? = nil, href: String? = nil) {
    self.status = status
    self.words = words
    self.mark = mark
    self.href = href
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "status": .of(status)
    case "words": .of(words)
    case "mark": .of(mark)
    case "href": .of(href)
    default: nil
    }
  }
}
