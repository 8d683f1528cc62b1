package access

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"
)

// timeStep is how long a one-time code lasts (RFC 6238); the ones before and after count too, for clocks that differ.
const timeStep = 30 * time.Second

// totpStep finds the time step whose code was given, after the last that was taken; 0 where there is none.
func totpStep(secret, code string, last int64, now time.Time) int64 {
	step := now.Unix() / int64(timeStep/time.Second)
	for _, at := range []int64{step - 1, step, step + 1} {
		want, err := totp.GenerateCodeCustom(secret, time.Unix(at*int64(timeStep/time.Second), 0), totp.ValidateOpts{Period: 30, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && want == code && at > last {
			return at
		}
	}
	return 0
}

// newTOTP makes a secret for a person's device, and a picture of it to photograph.
func newTOTP(email string) (secret, uri, picture string, err error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: "Trellis", AccountName: email})
	if err != nil {
		return "", "", "", fmt.Errorf("make a secret for one-time codes: %w", err)
	}
	image, err := key.Image(200, 200)
	if err != nil {
		return "", "", "", fmt.Errorf("draw the secret: %w", err)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, image); err != nil {
		return "", "", "", fmt.Errorf("draw the secret: %w", err)
	}
	return key.Secret(), key.URL(), "data:image/png;base64," + base64.StdEncoding.EncodeToString(out.Bytes()), nil
}
