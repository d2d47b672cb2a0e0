// The room Web: how the house is reached over HTTP.
//
// Decides: who is signed in, whether a request is forged, which status an answer has; never whether an act is allowed.
// Owns: routes, sessions in cookies and tokens, forms and JSON, problem details, the OpenAPI document, pages.
// May import: every room above Storage; never Storage.
