#include "grid/fault.h"

namespace malkoll::grid {

const char* wording(FaultKind kind) {
  switch (kind) {
    case FaultKind::broken: return "trasig";
    case FaultKind::malformed_xml: return "xml";
    case FaultKind::doctype: return "dtd";
    case FaultKind::bomb: return "bomb";
    case FaultKind::too_large: return "för-stor";
    case FaultKind::too_wide: return "för-bred";
    case FaultKind::password: return "lösenord";
    case FaultKind::signed_only: return "signerad";
    case FaultKind::empty: return "tom";
    case FaultKind::no_table: return "ingen-tabell";
    case FaultKind::no_sheets: return "inga-blad";
    case FaultKind::other_document: return "annat-dokument";
    case FaultKind::old_workbook: return "xls";
    case FaultKind::binary_workbook: return "xlsb";
    case FaultKind::xml_workbook: return "xml-kalkylark";
    case FaultKind::open_document: return "ods";
    case FaultKind::web_table: return "webbtabell";
    case FaultKind::web_page: return "webbsida";
    case FaultKind::not_workbook: return "inte-xlsx";
    case FaultKind::rows_out_of_order: return "radordning";
    case FaultKind::cell_twice: return "rad-dubbel";
    case FaultKind::heading_row: return "rubrikrad";
    case FaultKind::other_layout: return "mallversion";
    case FaultKind::open_quote: return "citattecken";
    case FaultKind::open_quote_over_rows: return "citattecken-rader";
    case FaultKind::not_sie: return "inte-sie";
    case FaultKind::sie_xml: return "sie-5";
    case FaultKind::sie_without_budget: return "sie-utan-budget";
    case FaultKind::sie_outcomes_alone: return "sie-bara-utfall";
    case FaultKind::sie_two_years: return "sie-två-år";
    case FaultKind::not_word: return "inte-docx";
    case FaultKind::old_word: return "doc";
    case FaultKind::document_broken: return "dokument-trasigt";
    case FaultKind::document_doctype: return "dokument-dtd";
    case FaultKind::document_bomb: return "dokument-bomb";
    case FaultKind::document_too_large: return "dokument-för-stort";
    case FaultKind::document_password: return "dokument-lösenord";
    case FaultKind::document_without_table: return "dokument-utan-tabell";
  }
  return "";
}

}  // namespace malkoll::grid
