"""Windows' names of time zones, as Outlook and Exchange write them into calendar files, and the IANA name of each.

Source: Unicode CLDR, windowsZones.xml, territory 001. Read only when a file needs it.
"""

from typing import Final

_TABLE: Final = """
GMT Standard Time=Europe/London
Greenwich Standard Time=Atlantic/Reykjavik
W. Europe Standard Time=Europe/Berlin
Central Europe Standard Time=Europe/Budapest
Romance Standard Time=Europe/Paris
Central European Standard Time=Europe/Warsaw
GTB Standard Time=Europe/Bucharest
E. Europe Standard Time=Europe/Chisinau
FLE Standard Time=Europe/Kiev
Turkey Standard Time=Europe/Istanbul
Israel Standard Time=Asia/Jerusalem
Egypt Standard Time=Africa/Cairo
South Africa Standard Time=Africa/Johannesburg
W. Central Africa Standard Time=Africa/Lagos
E. Africa Standard Time=Africa/Nairobi
Morocco Standard Time=Africa/Casablanca
Russian Standard Time=Europe/Moscow
Arab Standard Time=Asia/Riyadh
Arabian Standard Time=Asia/Dubai
Iran Standard Time=Asia/Tehran
Pakistan Standard Time=Asia/Karachi
India Standard Time=Asia/Kolkata
Sri Lanka Standard Time=Asia/Colombo
Nepal Standard Time=Asia/Kathmandu
Bangladesh Standard Time=Asia/Dhaka
SE Asia Standard Time=Asia/Bangkok
China Standard Time=Asia/Shanghai
Singapore Standard Time=Asia/Singapore
Taipei Standard Time=Asia/Taipei
W. Australia Standard Time=Australia/Perth
Tokyo Standard Time=Asia/Tokyo
Korea Standard Time=Asia/Seoul
Cen. Australia Standard Time=Australia/Adelaide
AUS Central Standard Time=Australia/Darwin
E. Australia Standard Time=Australia/Brisbane
AUS Eastern Standard Time=Australia/Sydney
Tasmania Standard Time=Australia/Hobart
New Zealand Standard Time=Pacific/Auckland
Fiji Standard Time=Pacific/Fiji
Azores Standard Time=Atlantic/Azores
Cape Verde Standard Time=Atlantic/Cape_Verde
E. South America Standard Time=America/Sao_Paulo
Argentina Standard Time=America/Buenos_Aires
Greenland Standard Time=America/Godthab
Newfoundland Standard Time=America/St_Johns
Atlantic Standard Time=America/Halifax
SA Western Standard Time=America/La_Paz
Pacific SA Standard Time=America/Santiago
Venezuela Standard Time=America/Caracas
Eastern Standard Time=America/New_York
US Eastern Standard Time=America/Indianapolis
SA Pacific Standard Time=America/Bogota
Central Standard Time=America/Chicago
Central Standard Time (Mexico)=America/Mexico_City
Central America Standard Time=America/Guatemala
Canada Central Standard Time=America/Regina
Mountain Standard Time=America/Denver
US Mountain Standard Time=America/Phoenix
Mountain Standard Time (Mexico)=America/Mazatlan
Pacific Standard Time=America/Los_Angeles
Pacific Standard Time (Mexico)=America/Tijuana
Alaskan Standard Time=America/Anchorage
Hawaiian Standard Time=Pacific/Honolulu
UTC=Etc/UTC
"""

WINDOWS_ZONES: Final = dict(line.split("=") for line in _TABLE.strip().splitlines())
