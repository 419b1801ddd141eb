; The setup for Windows: for one user, without administrator rights, 64 bit. `/S` installs and uninstalls without a
; window, `/D=FOLDER` (last, unquoted) says where to.
;
; Tauri's bundler renders this file as its template on Windows. `./dev systems setup` gives it to makensis as it is,
; with the values on the command line.
!ifndef PROGRAM
  !define PROGRAM "{{main_binary_path}}"
  !define VERSION "{{version}}"
  !define OUT_FILE "{{out_file}}"
  !define ICON "{{installer_icon}}"
  !define LICENSE "{{license}}"
  {{#if uninstaller_sign_cmd}}
  !uninstfinalize '{{uninstaller_sign_cmd}}'
  {{/if}}
!else
  ; The NSIS that Tauri brings has no 64-bit stub. Debian's has, and a Wine without 32-bit parts needs it.
  Target amd64-unicode
  !define ICON "../../icons/icon.ico"
  !define LICENSE "../../LICENSE"
!endif

Unicode true
ManifestDPIAware true
ManifestLongPathAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

!define NAME "Pullpass"
!define IDENTIFIER "app.pullpass.desktop"
!define PUBLISHER "The Pullpass authors"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
; How Microsoft tells whether WebView2 is there: "Distribute your app and the WebView2 Runtime".
!define WEBVIEW2_KEY "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW2_PAGE "https://developer.microsoft.com/microsoft-edge/webview2/"
; Older ones lack what the pages are built for: build.target in ui/vite.config.ts.
!define WEBVIEW2_OLDEST "111.0.0.0"

Name "${NAME}"
OutFile "${OUT_FILE}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "${PUBLISHER}, Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\pullpass.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

!macro TEXT name english german
  LangString ${name} ${LANG_ENGLISH} "${english}"
  LangString ${name} ${LANG_GERMAN} "${german}"
!macroend
!insertmacro TEXT WindowsTooOld \
  "${NAME} needs 64-bit Windows 10 or newer." \
  "${NAME} braucht Windows 10 oder neuer mit 64 Bit."
!insertmacro TEXT StillRunning \
  "${NAME} is still running. Close its window, then choose Retry." \
  "${NAME} läuft noch. Schließen Sie das Fenster und wählen Sie dann „Wiederholen“."
!insertmacro TEXT NotWritable \
  "The folder $INSTDIR cannot be written to. Run the setup again and choose another one." \
  "In den Ordner $INSTDIR kann nicht geschrieben werden. Starten Sie das Setup erneut und wählen Sie einen anderen."
!insertmacro TEXT WebView2Missing \
  "${NAME} was installed, but it cannot start yet: Microsoft Edge WebView2, which shows its pages, is not on this computer.$\n$\nOpen Microsoft's download page ${WEBVIEW2_PAGE} now?" \
  "${NAME} ist installiert, kann aber noch nicht starten: Microsoft Edge WebView2, das seine Seiten anzeigt, fehlt auf diesem Computer.$\n$\nMicrosofts Downloadseite ${WEBVIEW2_PAGE} jetzt öffnen?"
!insertmacro TEXT WebView2TooOld \
  "${NAME} was installed, but Microsoft Edge WebView2 $0 is too old to show its pages: version ${WEBVIEW2_OLDEST} or newer is needed.$\n$\nOpen Microsoft's download page ${WEBVIEW2_PAGE} now?" \
  "${NAME} ist installiert, aber Microsoft Edge WebView2 $0 ist zu alt, um seine Seiten anzuzeigen: Version ${WEBVIEW2_OLDEST} oder neuer wird gebraucht.$\n$\nMicrosofts Downloadseite ${WEBVIEW2_PAGE} jetzt öffnen?"
!insertmacro TEXT DeleteData \
  "Delete your data too: connections and activity in $APPDATA\${IDENTIFIER}, and the passwords that ${NAME} keeps in Windows Credential Manager?$\n$\nIf you choose No, a later installation finds them again." \
  "Auch Ihre Daten löschen: Verbindungen und Aktivität in $APPDATA\${IDENTIFIER} und die Kennwörter, die ${NAME} in der Windows-Anmeldeinformationsverwaltung aufbewahrt?$\n$\nMit „Nein“ findet eine spätere Installation sie wieder."

; Windows lets nobody write to a program that is running.
!macro WAIT_UNTIL_CLOSED prefix
  Function ${prefix}WaitUntilClosed
    ${Do}
      ${IfNot} ${FileExists} "$INSTDIR\pullpass.exe"
        Return
      ${EndIf}
      ClearErrors
      FileOpen $0 "$INSTDIR\pullpass.exe" a
      ${IfNot} ${Errors}
        FileClose $0
        Return
      ${EndIf}
      ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" /SD IDCANCEL IDCANCEL`
        SetErrorLevel 3
        Quit
      ${EndIf}
    ${Loop}
  FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(WindowsTooOld)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section
  Call WaitUntilClosed
  Call EnsureWritable
  SetOutPath "$INSTDIR"
  File "/oname=pullpass.exe" "${PROGRAM}"
  File "/oname=LICENSE.txt" "${LICENSE}"
  !ifdef LOADER
    ; A program made with MinGW loads it from a file; MSVC links it in.
    File "/oname=WebView2Loader.dll" "${LOADER}"
  !endif
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\pullpass.exe"
  Call Register
  Call CheckWebView2
SectionEnd

Function EnsureWritable
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\uninstall.exe" a
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NotWritable)" /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
  FileClose $0
FunctionEnd

; The entry under "Installed apps".
Function Register
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\pullpass.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
FunctionEnd

Function CheckWebView2
  ReadRegStr $0 HKLM "Software\WOW6432Node\${WEBVIEW2_KEY}" "pv"
  ${If} $0 == ""
    ReadRegStr $0 HKCU "Software\${WEBVIEW2_KEY}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ${If} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION "$(WebView2Missing)" /SD IDNO IDYES`
      ExecShell open "${WEBVIEW2_PAGE}"
    ${EndIf}
    Return
  ${EndIf}
  ${VersionCompare} "$0" "${WEBVIEW2_OLDEST}" $1
  ${If} $1 = 2
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION "$(WebView2TooOld)" /SD IDNO IDYES`
    ExecShell open "${WEBVIEW2_PAGE}"
  ${EndIf}
FunctionEnd

Section Uninstall
  Call un.WaitUntilClosed
  Delete "$INSTDIR\pullpass.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ; What the web view keeps for itself; nothing of the user is in it.
  RMDir /r "$LOCALAPPDATA\${IDENTIFIER}"
  ; `/DELETEDATA` says Yes where nobody is asked.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
  ${OrIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DeleteData)" /SD IDNO IDYES`
    RMDir /r "$APPDATA\${IDENTIFIER}"
    Call un.DeletePasswords
  ${EndIf}
SectionEnd

; The items of Credential Manager whose names begin as Pullpass names them (crates/vault/src/platform/windows.rs).
Function un.DeletePasswords
  System::Call 'advapi32::CredEnumerateW(w "${NAME}:*", i 0, *i .r0, *p .r1) i .r2'
  ${If} $2 = 0
    Return
  ${EndIf}
  StrCpy $3 $1
  ${While} $0 > 0
    System::Call '*$3(p .r4)'
    ; The start of CREDENTIALW: flags, type, name.
    System::Call '*$4(i, i, w .r5)'
    System::Call 'advapi32::CredDeleteW(w r5, i 1, i 0)'
    IntPtrOp $3 $3 + ${NSIS_PTR_SIZE}
    IntOp $0 $0 - 1
  ${EndWhile}
  System::Call 'advapi32::CredFree(p r1)'
FunctionEnd
