import * as React from 'react';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';

const WIDTH = 216;
const HEIGHT = 116;

/** Where on the customer's page Beside's button is, for an agent who has to say it on the phone. */
export function WidgetPicture(): JSX.Element {
  const words = useWords().pin;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.picture}
      focusable="false"
      style={{ flex: 'none', maxWidth: '100%', border: `1px solid ${palette.line}`, borderRadius: 4 }}
    >
      <rect width={WIDTH} height={HEIGHT} fill={palette.surface} />
      <rect width={WIDTH} height="18" fill={palette.faint} />
      {[10, 20, 30].map((x) => (
        <circle key={x} cx={x} cy="9" r="3" fill={palette.line} />
      ))}
      <rect x="44" y="5" width="120" height="8" rx="4" fill={palette.line} />
      <rect x="14" y="30" width="90" height="8" rx="2" fill={palette.line} />
      {[46, 58, 70].map((y) => (
        <rect key={y} x="14" y={y} width="130" height="5" rx="2" fill={palette.faint} />
      ))}
      <rect x="84" y="86" width="124" height="22" rx="11" fill={palette.brand} />
      <text x="146" y="101" textAnchor="middle" fontSize="10" fontWeight="600" fill={palette.surface}>
        {words.pictureButton}
      </text>
      <rect x="80" y="82" width="132" height="30" rx="15" fill="none" stroke={palette.mark} strokeWidth="2" />
    </svg>
  );
}
