package import Vocabulary

/// What stands around every page: the head, the masthead, the reader, the foot.
package struct Chrome: Shown {
  /// Where in the site a page stands; the navigation marks it.
  package enum Section: Sendable, CaseIterable { case home, cases, file, desk, inventory, record, help, other }

  /// The language of the page, as in `lang`.
  package let language: String
  /// The title of the page, without the name of the institution.
  package let title: String
  /// The name of the institution.
  package let institution: String
  /// The other language, and this page in it.
  package let otherLanguage: Link
  /// The other language, as in `lang`.
  package let otherCode: String
  /// The reader; nil for someone who is not signed in.
  package let reader: Reader?
  /// Where to sign in, with the way back.
  package let signInHref: String
  /// What has just happened, said once after an act.
  package let notice: Notice?
  /// That a draft of the inventory is shown, which is not in force, with its own page; nil on every other page.
  package let draft: Notice?
  /// How many events the record holds.
  package let recordSize: String
  /// The first digits of the root of the record.
  package let recordRoot: String
  /// Marks the files of the face, so that a new version is fetched: `style.css?v=…`.
  package let faceVersion: String
  /// Whether the page stands in the navigation as home, and so on.
  package let isHome, isCases, isFile, isDesk, isInventory, isRecord, isHelp: Bool

  /// What stands around a page.
  package init(
    language: Language, title: String, section: Section, institution: String, otherLanguage: Link,
    reader: Reader? = nil,
    signInHref: String, notice: Notice? = nil, draft: Notice? = nil, recordSize: String, recordRoot: String,
    faceVersion: String
  ) {
    self.language = language.tag
    self.title = title
    self.institution = institution
    self.otherLanguage = otherLanguage
    otherCode = (language == .zh ? Language.en : .zh).tag
    self.reader = reader
    self.signInHref = signInHref
    self.notice = notice
    self.draft = draft
    self.recordSize = recordSize
    self.recordRoot = recordRoot
    self.faceVersion = faceVersion
    isHome = section == .home
    isCases = section == .cases
    isFile = section == .file
    isDesk = section == .desk
    isInventory = section == .inventory
    isRecord = section == .record
    isHelp = section == .help
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "language": .of(language)
    case "title": .of(title)
    case "institution": .of(institution)
    case "otherLanguage": .of(otherLanguage)
    case "otherCode": .of(otherCode)
    case "reader": .of(reader)
    case "signInHref": .of(signInHref)
    case "notice": .of(notice)
    case "draft": .of(draft)
    case "recordSize": .of(recordSize)
    case "recordRoot": .of(recordRoot)
    case "faceVersion": .of(faceVersion)
    case "isHome": .of(isHome)
    case "isCases": .of(isCases)
    case "isFile": .of(isFile)
    case "isDesk": .of(isDesk)
    case "isInventory": .of(isInventory)
    case "isRecord": .of(isRecord)
    case "isHelp": .of(isHelp)
    default: nil
    }
  }
}

extension Language {
  /// The tag of the language in HTML and HTTP (BCP 47).
  package var tag: String { self == .zh ? "zh-Hans" : "en" }
}

/// Who reads, in which seat.
package struct Reader: Shown {
  /// The public name.
  package let name: String
  /// The party for which the reader acts; nil before a seat is chosen.
  package let party: String?
  /// The title of the seat.
  package let seat: String?
  /// Where another seat is chosen; nil with one seat only.
  package let seatsHref: String?
  /// How many duties are due on the desk; nil for none.
  package let due: String?
  /// Where signing out is sent.
  package let signOutAction: String
  /// The token against forged requests.
  package let csrf: String

  /// A reader.
  package init(
    name: String, party: String?, seat: String? = nil, seatsHref: String? = nil, due: String? = nil,
    signOutAction: String = "/sign-out", csrf: String
  ) {
    self.name = name
    self.party = party
    self.seat = seat
    self.seatsHref = seatsHref
    self.due = due
    self.signOutAction = signOutAction
    self.csrf = csrf
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "party": .of(party)
    case "seat": .of(seat)
    case "seatsHref": .of(seatsHref)
    case "due": .of(due)
    case "signOutAction": .of(signOutAction)
    case "csrf": .of(csrf)
    default: nil
    }
  }
}

/// What an act has just done.
package struct Notice: Shown {
  /// What was done.
  package let words: String
  /// The number of the event in the record, and where it is.
  package let event: Link?

  /// A notice.
  package init(_ words: String, event: Link? = nil) {
    self.words = words
    self.event = event
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "event": .of(event)
    default: nil
    }
  }
}
