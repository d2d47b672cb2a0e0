import Inventory
package import Proceedings
package import Vocabulary

/// The house as people see it: reads the rooms, words what it finds in the reader's language, and draws the pages.
///
/// What everybody sees of a case is drawn once and kept while the case does not change; what one reader may do there is
/// drawn for each visit.
package struct HouseFaces: Faces {
  let room: any ReadingRoom
  let renderer: PageRenderer
  let faceVersion: String
  let grounds = GroundShelf()
  let drawn: DrawnCases
  let studies: Studies
  let witnesses: RecordWitnesses?
  /// The parties whose certificate authority signs in this process.
  let authorities: Set<PartyID>

  /// A house over a reading room.
  ///
  /// - Shape: `faceVersion` marks the files of the face, so that browsers fetch a new version; `keeping` is how many
  ///   bytes of drawn cases are kept at most; `studies` are shared with whoever else answers from the inventory; without `witnesses`, pages say nothing of them.
  package init(
    room: any ReadingRoom, renderer: PageRenderer, faceVersion: String, studies: Studies = Studies(),
    witnesses: RecordWitnesses? = nil, authorities: Set<PartyID> = [], keeping bytes: Int = 64 << 20
  ) {
    self.room = room
    self.renderer = renderer
    self.faceVersion = faceVersion
    self.studies = studies
    self.witnesses = witnesses
    self.authorities = authorities
    drawn = DrawnCases(limit: bytes)
  }

  /// A whole page of one part; `showing` is the version of the inventory that it shows, which may be a draft.
  func face<P: Page>(
    _ page: P, title: String, section: Chrome.Section, _ scene: Scene, showing inventory: CompiledInventory? = nil,
    isPersonal: Bool? = nil
  ) -> Face {
    let chrome = chrome(title: title, section: section, scene, showing: inventory)
    return Face(
      renderer.page(page, chrome: chrome, in: scene.language), isPersonal: isPersonal ?? (scene.visit.reader != nil))
  }

  /// What stands around a page.
  func chrome(
    title: String, section: Chrome.Section, _ scene: Scene, showing inventory: CompiledInventory? = nil
  ) -> Chrome {
    let visit = scene.visit
    let other: Language = scene.language == .zh ? .en : .zh
    return Chrome(
      language: scene.language, title: title, section: section, institution: scene.institutionName,
      otherLanguage: Link(
        renderer.words(other)["language.name"], Address.here(visit, with: "lang", other.rawValue)),
      reader: reader(scene), signInHref: Address.signIn(next: Address.here(visit)), notice: notice(scene),
      draft: inventory.flatMap { draftNotice($0, scene.words) }, recordSize: scene.words.grouped(scene.root.size),
      recordRoot: String(scene.root.root.prefix(12)),
      faceVersion: faceVersion)
  }

  /// That what is shown is a draft and binds nobody, with its own page; nil for a published version.
  private func draftNotice(_ inventory: CompiledInventory, _ words: Words) -> Notice? {
    guard let version = inventory.draftOf else { return nil }
    return Notice(
      words("draft.notice", ["version": version]),
      event: Link(words["draft.to-page"], Address.draft(ProposalID(inventory.version))))
  }

  private func reader(_ scene: Scene) -> Reader? {
    guard let reader = scene.visit.reader else { return nil }
    return Reader(
      name: reader.person.name, party: reader.seat.map { scene.names.party($0.party) },
      seat: reader.seat?.title?[scene.language],
      seatsHref: reader.seatsInForce.count == 1 && reader.seat != nil
        ? nil : Address.seats(next: Address.here(scene.visit)),
      csrf: reader.csrf)
  }

  private func notice(_ scene: Scene) -> Notice? {
    guard scene.visit.reader != nil, let sequence = scene.visit.receipt, sequence >= 0, sequence < scene.root.size
    else { return nil }
    return Notice(
      scene.words["notice.entered"],
      event: Link(scene.words("notice.event", ["sequence": String(sequence)]), Address.event(sequence)))
  }
}
