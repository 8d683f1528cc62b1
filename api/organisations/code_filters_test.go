package organisations_test

import (
	"net/url"
	"strings"
	"testing"
)

// An empty list would say that there are none, of a value that can be nobody's code.
func TestAFilterThatCanBeNobodysCodeIsRefusedAndSaysWhatOneLooksLike(t *testing.T) {
	s := openLondon(t)
	for filter, looks := range map[string]string{
		"pcns?borough_gss_code=Camden": "E09000007", "pcns?borough_gss_code=E0900007": "E09000007", "pcns?icb_code=Z9B2": "QMJ", "pcns?region_code=London": "Y56",
		"pcns?ods_code=UD01": "U12345", "pcns?sub_icb_location_code=93": "93C", "practices?pcn_code=F83001": "U12345", "practices?ods_code=U1234X": "F83001",
		"practices?ods_code=YD0001&ods_code=83001": "F83001", "boroughs?gss_code=09000007": "E09000007", "icbs?ods_code=QM": "QMJ", "regions?code=56": "Y56", "regions.csv?code=56": "Y56",
		"sub_icb_locations?ods_code=93C-": "93C", "icbs/Z9B2Z/pcns?borough_gss_code=x": "E09000007", "pcns/UD0001/practices?icb_code=" + url.QueryEscape("QMJ "): "QMJ",
	} {
		p := refused(t, s.get(t, "/api/v1/"+filter), 400, "bad_request")
		name := filter[strings.IndexByte(filter, '?')+1 : strings.IndexByte(filter, '=')]
		if len(p.Errors) != 1 || p.Errors[0].Pointer != "query:"+name || p.Errors[0].Code != "wrong_code" || !strings.Contains(p.Errors[0].Message, looks) {
			t.Errorf("%s is refused with %+v", filter, p)
		}
	}
	for _, filter := range []string{"pcns?borough_gss_code=E06000001", "pcns?icb_code=ZZZ", "pcns?ods_code=u99999", "practices?ods_code=yd9999", "practices?pcn_code=UD9999", "boroughs?icb_code=Q9Z9Z", "regions?code=y99"} {
		if got := s.list(t, filter).Items; len(got) > 0 {
			t.Errorf("%s, which nobody has, gives %+v", filter, got)
		}
	}
}
