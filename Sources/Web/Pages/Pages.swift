/// Every page and part there is.
package enum Pages {
  /// The types, each with a template of its own.
  package static let all: [any Page.Type] = [
    HomePage.self, CaseListPage.self, CaseHead.self, CasePersonal.self, CaseBody.self, FileCasePage.self, ActPage.self,
    PostHistoryPage.self, ProposalPage.self, DeskPage.self, InventoryPage.self, MatterPage.self, EntryPage.self,
    PartyPage.self, AreasPage.self, RecordPage.self, SignInPage.self, SeatsPage.self, HelpPage.self, ErrorPage.self,
    ChoicePage.self, BallotPage.self, BallotCheckPage.self, PersonPage.self, WhoPage.self, ResolutionPage.self,
    AkomaNtosoPage.self, OverduePage.self, EmergenciesPage.self, DriftPage.self,
    PrivacyPage.self, PersonalDataPage.self, AdministrativeSharePage.self, ProxiesPage.self, PapersPage.self,
    FindingsPage.self, EntriesPage.self, PartiesPage.self, AreaPage.self, ComparisonPage.self, VersionsPage.self,
    DraftPage.self,
    ReceiptPage.self, SecretHelpPage.self, TrustPage.self, CertificatesPage.self,
  ]

  /// The names of the templates.
  package static var templates: [String] { all.map { $0.template } }
}
