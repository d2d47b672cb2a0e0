package import NIOCore
package import Proceedings
import Synchronization
package import Vocabulary

/// Whole pages of cases for readers who are not signed in, kept while nothing that they show has changed.
///
/// Bounded by bytes: pages that were asked for lately stay, in two generations.
package final class PageCache: Sendable {
  /// Which page.
  package struct Key: Hashable, Sendable {
    let subject: CaseID
    let postPage: Int
    let language: Language

    /// A page of a case in a language.
    package init(subject: CaseID, postPage: Int, language: Language) {
      self.subject = subject
      self.postPage = postPage
      self.language = language
    }
  }

  /// A page with the mark that it was drawn at.
  package struct Entry: Sendable {
    /// The HTML.
    package let bytes: ByteBuffer
    /// Its tag.
    package let etag: String
    let mark: CaseMark
    /// Pages speak of days that are left, so they are drawn anew after a while.
    let drawnAt: Instant

    /// A page as it was drawn.
    package init(bytes: ByteBuffer, etag: String, mark: CaseMark, drawnAt: Instant) {
      self.bytes = bytes
      self.etag = etag
      self.mark = mark
      self.drawnAt = drawnAt
    }
  }

  private struct Shelves {
    var young: [Key: Entry] = [:]
    var old: [Key: Entry] = [:]
    var youngBytes = 0
  }

  /// Milliseconds after which a page is drawn anew.
  static let longestLife: Int64 = 60_000

  private let capacity: Int
  private let shelves = Mutex(Shelves())

  /// A cache of so many bytes.
  package init(capacity: Int) { self.capacity = capacity }

  /// The page, if it still shows what is.
  package func page(_ key: Key, mark: CaseMark, at now: Instant) -> Entry? {
    shelves.withLock { shelves in
      let found = shelves.young[key] ?? shelves.old[key]
      guard let found, found.mark == mark, now.milliseconds - found.drawnAt.milliseconds < Self.longestLife else {
        return nil
      }
      if shelves.young[key] == nil { put(found, at: key, on: &shelves) }
      return found
    }
  }

  /// Keeps a page.
  package func keep(_ entry: Entry, as key: Key) {
    guard entry.bytes.readableBytes <= capacity / 8 else { return }
    shelves.withLock { put(entry, at: key, on: &$0) }
  }

  /// How many bytes are kept.
  package var bytes: Int {
    shelves.withLock { shelves in
      shelves.young.merging(shelves.old) { young, _ in young }.values.reduce(0) { $0 + $1.bytes.readableBytes }
    }
  }

  private func put(_ entry: Entry, at key: Key, on shelves: inout Shelves) {
    let before = shelves.young.updateValue(entry, forKey: key)
    shelves.youngBytes += entry.bytes.readableBytes - (before?.bytes.readableBytes ?? 0)
    if shelves.youngBytes > capacity / 2 {
      shelves.old = shelves.young
      shelves.young = [:]
      shelves.youngBytes = 0
    }
  }
}
