<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About cnnviewer</source>
        <translation>cnnviewer 정보</translation>
    </message>
    <message>
        <source>A convolutional network you can see, touch and question.</source>
        <translation>보고, 만지고, 질문할 수 있는 합성곱 신경망.</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>카메라를 찾는 중…</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>해상도</translation>
    </message>
    <message>
        <source>The system names no camera; type its number to try.</source>
        <translation>시스템이 알려 주는 카메라가 없습니다. 번호를 입력해 시도해 보세요.</translation>
    </message>
</context>
<context>
    <name>CardEditor</name>
    <message>
        <source>fit inside</source>
        <translation>안에 맞춤</translation>
    </message>
    <message>
        <source>centre crop</source>
        <translation>가운데 자르기</translation>
    </message>
    <message>
        <source>letterbox</source>
        <translation>레터박스</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>늘이기</translation>
    </message>
    <message>
        <source>own size</source>
        <translation>원래 크기</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색조</translation>
    </message>
    <message>
        <source>height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>own numbers</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>Every pixel value, 0 to 255, is multiplied by this</source>
        <translation>0에서 255까지의 모든 픽셀 값에 이 수를 곱합니다</translation>
    </message>
    <message>
        <source>Subtracted after scaling: one number, or one per channel with commas</source>
        <translation>배율을 곱한 뒤 뺍니다. 수 하나, 또는 채널마다 하나씩 쉼표로 구분</translation>
    </message>
    <message>
        <source>Divided by after subtracting: one number, or one per channel with commas</source>
        <translation>뺀 뒤 나눕니다. 수 하나, 또는 채널마다 하나씩 쉼표로 구분</translation>
    </message>
    <message>
        <source>Size h × w</source>
        <translation>크기 높×너</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Std</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>{field} takes {count} finite numbers, greater than 0 except for the mean.</source>
        <translation>{field}에는 유한한 수 {count}개를 입력하세요. 평균이 아니면 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>Dark becomes light: for ink on white paper, where the network has learned from light on black</source>
        <translation>어두운 곳을 밝게 합니다. 검은 바탕의 밝은 그림으로 학습한 네트워크에 흰 종이의 어두운 글씨를 보여 줄 때 씁니다</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>반전</translation>
    </message>
    <message>
        <source>inversion</source>
        <translation>반전</translation>
    </message>
</context>
<context>
    <name>ChannelPanel</name>
    <message>
        <source>Previous map</source>
        <translation>이전 맵</translation>
    </message>
    <message>
        <source>Next map</source>
        <translation>다음 맵</translation>
    </message>
    <message>
        <source>Min … max</source>
        <translation>최소 … 최대</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>편차</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0의 비율</translation>
    </message>
    <message>
        <source>Row, column</source>
        <translation>행, 열</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>보는 영역</translation>
    </message>
    <message>
        <source>Standard deviation over all cells of the map</source>
        <translation>맵의 모든 칸에 대한 표준편차</translation>
    </message>
    <message>
        <source>Share of cells that are exactly 0</source>
        <translation>값이 정확히 0인 칸의 비율</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값 분포</translation>
    </message>
    <message>
        <source>Selected cell</source>
        <translation>선택한 칸</translation>
    </message>
    <message>
        <source>Composite</source>
        <translation>합성</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{layer} activation</source>
        <translation>{layer} 활성화</translation>
    </message>
    <message>
        <source>{layer} · map {number} of {count}</source>
        <translation>{layer} · 맵 {count}개 중 {number}</translation>
    </message>
    <message>
        <source>{layer} · not computed</source>
        <translation>{layer} · 계산되지 않음</translation>
    </message>
    <message>
        <source>click a cell of the map</source>
        <translation>맵의 칸을 클릭하세요</translation>
    </message>
    <message>
        <source>{rows} × {columns} cells of the input</source>
        <translation>입력의 {rows} × {columns}칸</translation>
    </message>
    <message>
        <source>Dead: every cell is 0 on this frame, so nothing gets through this map.</source>
        <translation>죽은 맵: 이 프레임에서 모든 칸이 0이라 아무것도 통과하지 못합니다.</translation>
    </message>
    <message>
        <source>Even: every cell has the same number on this frame.</source>
        <translation>균일: 이 프레임에서 모든 칸의 값이 같습니다.</translation>
    </message>
    <message>
        <source>Selected feature map</source>
        <translation>선택한 특징 맵</translation>
    </message>
    <message>
        <source>Click a cell to select it; arrows walk, the wheel zooms</source>
        <translation>칸을 클릭해 선택하고, 화살표로 이동하고, 휠로 확대합니다</translation>
    </message>
</context>
<context>
    <name>CheckBadge</name>
    <message>
        <source>Check</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>점검을 중지합니다</translation>
    </message>
    <message>
        <source>Work the numbers of every layer out again, by a slow and independent path, and compare</source>
        <translation>모든 레이어의 수를 느리지만 독립된 방법으로 다시 계산해 비교합니다</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>earlier frame</source>
        <translation>이전 프레임</translation>
    </message>
    <message>
        <source>{count} not checked</source>
        <translation>{count}개 점검 안 됨</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>점검 안 됨</translation>
    </message>
    <message>
        <source>exact to {error}</source>
        <translation>오차 {error} 이내</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확함</translation>
    </message>
    <message>
        <source>{node} is off by {error}</source>
        <translation>{node} 오차 {error}</translation>
    </message>
    <message>
        <source>Every step, worked out again from what went into it; the largest relative difference:</source>
        <translation>각 단계를 실제 입력에서 다시 계산한 결과와의 가장 큰 상대 오차:</translation>
    </message>
    <message>
        <source>{node} ({operator}): not checked</source>
        <translation>{node} ({operator}): 점검 안 됨</translation>
    </message>
    <message>
        <source>{node} ({operator}): {error} in {cells} cells</source>
        <translation>{node} ({operator}): {cells}칸에서 {error}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>눈금</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>환경 설정…</translation>
    </message>
    <message>
        <source>About cnnviewer</source>
        <translation>cnnviewer 정보</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Selected map…</source>
        <translation>선택한 맵…</translation>
    </message>
    <message>
        <source>Layer as one sheet…</source>
        <translation>레이어를 한 장으로…</translation>
    </message>
    <message>
        <source>Layer, one file each…</source>
        <translation>레이어를 맵마다 한 파일로…</translation>
    </message>
    <message>
        <source>Whole strip…</source>
        <translation>스트립 전체…</translation>
    </message>
    <message>
        <source>Kernel…</source>
        <translation>커널…</translation>
    </message>
    <message>
        <source>Copy selected map</source>
        <translation>선택한 맵 복사</translation>
    </message>
    <message>
        <source>Copy layer as one sheet</source>
        <translation>레이어를 한 장으로 복사</translation>
    </message>
    <message>
        <source>Strip</source>
        <translation>스트립</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>어디서나</translation>
    </message>
    <message>
        <source>All menus</source>
        <translation>모든 메뉴</translation>
    </message>
    <message>
        <source>The next control</source>
        <translation>다음 컨트롤로</translation>
    </message>
    <message>
        <source>Drop a file, folder or picture</source>
        <translation>파일, 폴더, 그림을 끌어다 놓기</translation>
    </message>
    <message>
        <source>It becomes the source</source>
        <translation>소스가 됩니다</translation>
    </message>
    <message>
        <source>Click a map</source>
        <translation>맵 클릭</translation>
    </message>
    <message>
        <source>Select map and cell</source>
        <translation>맵과 칸 선택</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>두 번 클릭</translation>
    </message>
    <message>
        <source>Enlarge one map</source>
        <translation>맵 하나를 크게</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>화살표</translation>
    </message>
    <message>
        <source>Walk the maps of a layer</source>
        <translation>레이어의 맵 사이 이동</translation>
    </message>
    <message>
        <source>Walk the layers</source>
        <translation>레이어 사이 이동</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Zoom at the mouse</source>
        <translation>마우스 위치에서 확대·축소</translation>
    </message>
    <message>
        <source>Zoom in, out, show all</source>
        <translation>확대, 축소, 전체 보기</translation>
    </message>
    <message>
        <source>The first and the last map</source>
        <translation>처음 맵과 마지막 맵</translation>
    </message>
    <message>
        <source>The layer before and after</source>
        <translation>앞 층과 다음 층</translation>
    </message>
    <message>
        <source>Click the picture</source>
        <translation>그림 클릭</translation>
    </message>
    <message>
        <source>Select the cell at that place</source>
        <translation>그 위치의 칸 선택</translation>
    </message>
    <message>
        <source>Walk the selected cell; without one, step</source>
        <translation>선택한 칸 이동; 선택한 칸이 없으면 프레임 이동</translation>
    </message>
    <message>
        <source>Drag over the picture</source>
        <translation>그림 위에서 끌기</translation>
    </message>
    <message>
        <source>Mark a patch; drag it onto the kernel</source>
        <translation>조각을 표시하고 커널로 끌어다 놓기</translation>
    </message>
    <message>
        <source>Wheel or drag on a cell</source>
        <translation>칸에서 휠 또는 끌기</translation>
    </message>
    <message>
        <source>Change the number</source>
        <translation>수 바꾸기</translation>
    </message>
    <message>
        <source>Digits, arrows, Tab</source>
        <translation>숫자, 화살표, Tab</translation>
    </message>
    <message>
        <source>Type numbers and walk cells</source>
        <translation>수를 입력하고 칸 사이 이동</translation>
    </message>
    <message>
        <source>Copy or paste the matrix as text</source>
        <translation>행렬을 글자로 복사·붙여넣기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>network {name}</source>
        <translation>네트워크 {name}</translation>
    </message>
    <message>
        <source>Check the numbers</source>
        <translation>계산 점검</translation>
    </message>
    <message>
        <source>Work the numbers of every layer out again, by a slow and independent path, and compare</source>
        <translation>모든 레이어의 수를 느리지만 독립된 방법으로 다시 계산해 비교합니다</translation>
    </message>
    <message>
        <source>Sessions (*.cnnsession)</source>
        <translation>세션 (*.cnnsession)</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>세션 저장</translation>
    </message>
    <message>
        <source>The session was saved as {path}.</source>
        <translation>세션을 {path}(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>세션 열기</translation>
    </message>
    <message>
        <source>session {name}</source>
        <translation>세션 {name}</translation>
    </message>
    <message>
        <source>start afresh</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Open session…</source>
        <translation>세션 열기…</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>세션 저장…</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>처음 상태로</translation>
    </message>
    <message>
        <source>Open a picture or a video</source>
        <translation>그림 또는 동영상 열기</translation>
    </message>
    <message>
        <source>Pictures and videos (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.exr *.hdr *.jp2 *.mp4 *.avi *.mov *.mkv *.webm *.m4v *.mpg *.mpeg);;All files (*)</source>
        <translation>그림과 동영상 (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.exr *.hdr *.jp2 *.mp4 *.avi *.mov *.mkv *.webm *.m4v *.mpg *.mpeg);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>그림 폴더 열기</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>아직 연 것이 없습니다</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Open picture or video…</source>
        <translation>그림 또는 동영상 열기…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>카메라…</translation>
    </message>
    <message>
        <source>Samples…</source>
        <translation>샘플…</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>그림 붙여넣기</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근 항목</translation>
    </message>
    <message>
        <source>Test patterns</source>
        <translation>시험 무늬</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>다음 프레임</translation>
    </message>
    <message>
        <source>The next frame of a video, or the next picture of the folder</source>
        <translation>동영상의 다음 프레임, 또는 폴더의 다음 그림</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>이전 프레임</translation>
    </message>
    <message>
        <source>The previous frame of a video, or the previous picture of the folder</source>
        <translation>동영상의 이전 프레임, 또는 폴더의 이전 그림</translation>
    </message>
    <message>
        <source>Start again at the end</source>
        <translation>끝나면 처음부터</translation>
    </message>
    <message>
        <source>Mirror the preview</source>
        <translation>미리보기 좌우 반전</translation>
    </message>
    <message>
        <source>Only the preview is mirrored, never what the network sees</source>
        <translation>미리보기만 뒤집히며, 네트워크가 보는 것은 바뀌지 않습니다</translation>
    </message>
    <message>
        <source>Scale: each map</source>
        <translation>눈금: 맵마다</translation>
    </message>
    <message>
        <source>Scale: layer</source>
        <translation>눈금: 레이어</translation>
    </message>
    <message>
        <source>Scale: network</source>
        <translation>눈금: 네트워크</translation>
    </message>
    <message>
        <source>Scale: hold</source>
        <translation>눈금: 고정</translation>
    </message>
    <message>
        <source>Every feature map has a scale of its own</source>
        <translation>특징 맵마다 자기 눈금을 씁니다</translation>
    </message>
    <message>
        <source>All maps of a layer share one scale, so that they can be compared</source>
        <translation>한 레이어의 모든 맵이 같은 눈금을 써서 서로 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>All layers share one scale</source>
        <translation>모든 레이어가 같은 눈금을 씁니다</translation>
    </message>
    <message>
        <source>The scale stays as it is now while the picture changes</source>
        <translation>그림이 바뀌어도 눈금이 지금 그대로 유지됩니다</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Values of both signs</source>
        <translation>양수와 음수가 있는 값</translation>
    </message>
    <message>
        <source>Values from zero up</source>
        <translation>0 이상의 값</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상표</translation>
    </message>
    <message>
        <source>Leave out the extremes</source>
        <translation>극단값 제외</translation>
    </message>
    <message>
        <source>The scale runs from percentile 0.5 to 99.5 instead of minimum to maximum</source>
        <translation>최솟값과 최댓값 대신 백분위수 0.5에서 99.5까지를 눈금으로 씁니다</translation>
    </message>
    <message>
        <source>Leave the border out of the scale</source>
        <translation>눈금에서 가장자리 제외</translation>
    </message>
    <message>
        <source>Cells beside zero padding are often the extremes of a map</source>
        <translation>제로 패딩 옆의 칸은 맵의 극단값이 되기 쉽습니다</translation>
    </message>
    <message>
        <source>Forget typed limits</source>
        <translation>입력한 한계 지우기</translation>
    </message>
    <message>
        <source>Show activations as columns</source>
        <translation>활성화를 열로 표시</translation>
    </message>
    <message>
        <source>ReLU and its kin get a column of their own</source>
        <translation>ReLU 같은 활성화 함수에 별도의 열을 둡니다</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>{name} is on the clipboard, {width} × {height} pixels.</source>
        <translation>{name}을(를) 클립보드에 복사했습니다({width} × {height} 픽셀).</translation>
    </message>
    <message>
        <source>LeNet-5 on MNIST</source>
        <translation>LeNet-5 (MNIST)</translation>
    </message>
    <message>
        <source>Reads handwritten digits, light ones on black: the architecture of 1998, trained with ReLU and max pooling.</source>
        <translation>검은 바탕에 밝게 쓴 손글씨 숫자를 읽습니다. 1998년의 구조를 ReLU와 최대 풀링으로 학습했습니다.</translation>
    </message>
    <message>
        <source>LeNet-5 on Fashion-MNIST</source>
        <translation>LeNet-5 (Fashion-MNIST)</translation>
    </message>
    <message>
        <source>Tells ten kinds of clothes apart, light ones on black: LeNet-5 on a harder task.</source>
        <translation>검은 바탕의 밝은 옷 열 가지를 구별합니다. 더 어려운 과제를 배운 LeNet-5입니다.</translation>
    </message>
    <message>
        <source>Tiny VGG on CIFAR-10</source>
        <translation>Tiny VGG (CIFAR-10)</translation>
    </message>
    <message>
        <source>Tells animals and vehicles in small photographs apart: three blocks of two convolutions and a pool.</source>
        <translation>작은 사진 속 동물과 탈것을 구별합니다. 합성곱 둘과 풀링 하나로 된 블록이 셋입니다.</translation>
    </message>
    <message>
        <source>Edges to shapes</source>
        <translation>가장자리에서 모양으로</translation>
    </message>
    <message>
        <source>Made by hand: Conv1 finds edges and colours, Conv2 corners, bars and areas, Conv3 curves, shapes and borders.</source>
        <translation>손으로 만든 네트워크: Conv1은 가장자리와 색, Conv2는 모서리·막대·면, Conv3은 곡선·모양·경계를 찾습니다.</translation>
    </message>
    <message>
        <source>Classic filters</source>
        <translation>고전 필터</translation>
    </message>
    <message>
        <source>Conv1 holds the kernels of the textbooks (blur, sharpen, Sobel, Laplacian ...); deeper layers mix their maps.</source>
        <translation>Conv1은 교과서의 커널(흐림, 선명하게, 소벨, 라플라시안 …)을 담고, 깊은 레이어는 그 맵들을 섞습니다.</translation>
    </message>
    <message>
        <source>Gabor bank</source>
        <translation>가보르 필터</translation>
    </message>
    <message>
        <source>Conv1 looks for fine lines and coarse edges in eight orientations; deeper layers mix them into textures.</source>
        <translation>Conv1은 여덟 방향의 가는 선과 굵은 가장자리를 찾고, 깊은 레이어는 이를 섞어 질감을 만듭니다.</translation>
    </message>
    <message>
        <source>RGB opponents</source>
        <translation>RGB 대립색</translation>
    </message>
    <message>
        <source>Conv1 compares red with green, blue with yellow and light with dark, as the eye does; deeper layers mix them.</source>
        <translation>Conv1은 눈처럼 빨강과 초록, 파랑과 노랑, 밝음과 어둠을 비교하고, 깊은 레이어는 이를 섞습니다.</translation>
    </message>
    <message>
        <source>Random (He)</source>
        <translation>무작위(He)</translation>
    </message>
    <message>
        <source>Random numbers of the variance that keeps signals alive: what a network sees before it has learned anything.</source>
        <translation>신호를 살려 두는 분산의 무작위 수: 아직 아무것도 배우지 않은 네트워크가 보는 것.</translation>
    </message>
    <message>
        <source>Blank (identity)</source>
        <translation>빈 네트워크(항등)</translation>
    </message>
    <message>
        <source>Every filter passes red, green or blue on as it is: a clean bench for your own kernels.</source>
        <translation>모든 필터가 빨강·초록·파랑을 그대로 넘깁니다. 나만의 커널을 위한 깨끗한 작업대.</translation>
    </message>
    <message>
        <source>Blue – white – red</source>
        <translation>파랑 – 흰색 – 빨강</translation>
    </message>
    <message>
        <source>Blue – white – yellow</source>
        <translation>파랑 – 흰색 – 노랑</translation>
    </message>
    <message>
        <source>Green – white – violet</source>
        <translation>초록 – 흰색 – 보라</translation>
    </message>
    <message>
        <source>Blue – black – red</source>
        <translation>파랑 – 검정 – 빨강</translation>
    </message>
    <message>
        <source>Blue – black – yellow</source>
        <translation>파랑 – 검정 – 노랑</translation>
    </message>
    <message>
        <source>Inferno</source>
        <translation>인페르노</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>비리디스</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>시비디스</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>마그마</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>불꽃</translation>
    </message>
    <message>
        <source>White – blue</source>
        <translation>흰색 – 파랑</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Grey, inverted</source>
        <translation>회색 반전</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>Cup of coffee</source>
        <translation>커피 한 잔</translation>
    </message>
    <message>
        <source>Astronaut Eileen Collins</source>
        <translation>우주비행사 아일린 콜린스</translation>
    </message>
    <message>
        <source>Rocket leaving its pad</source>
        <translation>발사대를 떠나는 로켓</translation>
    </message>
    <message>
        <source>Dahlia</source>
        <translation>달리아</translation>
    </message>
    <message>
        <source>Summer Palace</source>
        <translation>이화원</translation>
    </message>
    <message>
        <source>Coffee in motion (video)</source>
        <translation>움직이는 커피(동영상)</translation>
    </message>
    <message>
        <source>Cameraman</source>
        <translation>카메라맨</translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation>벽돌 벽</translation>
    </message>
    <message>
        <source>Grass</source>
        <translation>잔디</translation>
    </message>
    <message>
        <source>Gravel</source>
        <translation>자갈</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>체커보드</translation>
    </message>
    <message>
        <source>Horizontal gradient</source>
        <translation>가로 그러데이션</translation>
    </message>
    <message>
        <source>Vertical gradient</source>
        <translation>세로 그러데이션</translation>
    </message>
    <message>
        <source>Impulse</source>
        <translation>임펄스</translation>
    </message>
    <message>
        <source>Step edge</source>
        <translation>계단 가장자리</translation>
    </message>
    <message>
        <source>Coarse grating</source>
        <translation>굵은 줄무늬</translation>
    </message>
    <message>
        <source>Fine grating</source>
        <translation>가는 줄무늬</translation>
    </message>
    <message>
        <source>Diagonal grating</source>
        <translation>대각 줄무늬</translation>
    </message>
    <message>
        <source>Grating chart</source>
        <translation>줄무늬 도표</translation>
    </message>
    <message>
        <source>Zone plate</source>
        <translation>동심원판</translation>
    </message>
    <message>
        <source>Colour bars</source>
        <translation>컬러 바</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Drifting grating</source>
        <translation>흐르는 줄무늬</translation>
    </message>
    <message>
        <source>Breathing zone plate</source>
        <translation>숨 쉬는 동심원판</translation>
    </message>
    <message>
        <source>Turning edge</source>
        <translation>도는 가장자리</translation>
    </message>
    <message>
        <source>Bouncing ball</source>
        <translation>튀는 공</translation>
    </message>
</context>
<context>
    <name>CompositeField</name>
    <message>
        <source>Three maps as red, green, blue</source>
        <translation>맵 세 개를 빨강·초록·파랑으로</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Map shown as {colour}</source>
        <translation>{colour}으로 보이는 맵</translation>
    </message>
</context>
<context>
    <name>ConvForm</name>
    <message>
        <source>Filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>Each filter makes one feature map</source>
        <translation>필터마다 특징 맵 하나를 만듭니다</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Rows × columns of the kernels; their middle is kept</source>
        <translation>커널의 행 × 열. 가운데 값은 유지됩니다</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Cells that the window moves between two values</source>
        <translation>두 값 사이에 창이 이동하는 칸 수</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>Distance of the cells under the kernel; 1: side by side</source>
        <translation>커널 아래 칸들의 간격. 1이면 바로 옆</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same (크기 유지)</translation>
    </message>
    <message>
        <source>valid (none)</source>
        <translation>valid (없음)</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>직접 지정</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Cells added around the map; “same” keeps its size at stride 1</source>
        <translation>맵 둘레에 더하는 칸. “same”은 스트라이드 1에서 크기를 유지합니다</translation>
    </message>
    <message>
        <source>top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Top, bottom</source>
        <translation>위, 아래</translation>
    </message>
    <message>
        <source>Left, right</source>
        <translation>왼쪽, 오른쪽</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>0</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>반사</translation>
    </message>
    <message>
        <source>replicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>circular</source>
        <translation>순환</translation>
    </message>
    <message>
        <source>Padding value</source>
        <translation>패딩 값</translation>
    </message>
    <message>
        <source>Pad with</source>
        <translation>채우는 값</translation>
    </message>
    <message>
        <source>What lies outside the map</source>
        <translation>맵 바깥에 놓이는 값</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>absolute value</source>
        <translation>절댓값</translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation>0 아래 기울기</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>The function applied to every value</source>
        <translation>모든 값에 적용하는 함수</translation>
    </message>
    <message>
        <source>Set all to 0</source>
        <translation>모두 0으로</translation>
    </message>
    <message>
        <source>Set the bias of every filter of this layer to 0</source>
        <translation>이 레이어의 모든 필터 편향을 0으로 합니다</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Padding {side}</source>
        <translation>패딩 {side}</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>biases</source>
        <translation>편향</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Selected map</source>
        <translation>선택한 맵</translation>
    </message>
    <message>
        <source>Layer, all maps in one file</source>
        <translation>레이어의 모든 맵을 한 파일로</translation>
    </message>
    <message>
        <source>Layer, one file for each map</source>
        <translation>레이어의 맵마다 한 파일</translation>
    </message>
    <message>
        <source>Whole strip</source>
        <translation>스트립 전체</translation>
    </message>
    <message>
        <source>Kernel of the selected filter</source>
        <translation>선택한 필터의 커널</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>white</source>
        <translation>흰색</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>어두운색</translation>
    </message>
    <message>
        <source>Names, shapes and scales</source>
        <translation>이름, 크기, 눈금</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Screen pixels for one cell of a map</source>
        <translation>맵의 한 칸에 쓰는 화면 픽셀 수</translation>
    </message>
    <message>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>범례</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Folder for the maps</source>
        <translation>맵을 저장할 폴더</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>{path}(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>PNG picture, as shown</source>
        <translation>PNG 그림, 보이는 대로</translation>
    </message>
    <message>
        <source>TIFF, float32, one page a map</source>
        <translation>TIFF, float32, 맵마다 한 쪽</translation>
    </message>
    <message>
        <source>NPY array, float32</source>
        <translation>NPY 배열, float32</translation>
    </message>
    <message>
        <source>NPZ arrays, float32, one a layer</source>
        <translation>NPZ 배열, float32, 레이어마다 하나</translation>
    </message>
    <message>
        <source>CSV text, one block a map</source>
        <translation>CSV 텍스트, 맵마다 한 덩이</translation>
    </message>
    <message>
        <source>SVG drawing, text as text</source>
        <translation>SVG 그림, 글자는 글자로</translation>
    </message>
    <message>
        <source>PDF page, text as text</source>
        <translation>PDF 한 쪽, 글자는 글자로</translation>
    </message>
    <message>
        <source>Text, rows of numbers</source>
        <translation>텍스트, 수로 된 행</translation>
    </message>
    <message>
        <source>JSON, for reading back</source>
        <translation>JSON, 다시 읽기용</translation>
    </message>
</context>
<context>
    <name>FormulaLabel</name>
    <message>
        <source>Height (↕) and width (↔): floor((length + padding − dilation·(kernel − 1) − 1)/stride) + 1</source>
        <translation>높이(↕)와 너비(↔): floor((길이 + 패딩 − 팽창·(커널 − 1) − 1)/스트라이드) + 1</translation>
    </message>
</context>
<context>
    <name>FrequencyView</name>
    <message>
        <source>Frequency response</source>
        <translation>주파수 응답</translation>
    </message>
    <message>
        <source>Frequency response: the centre is even brightness, the edges are the finest detail, waves of 2 cells</source>
        <translation>주파수 응답: 가운데는 고른 밝기, 가장자리는 가장 고운 무늬(2칸 파장)</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>{low} to {high}: {count} cells</source>
        <translation>{low} ~ {high}: {count}칸</translation>
    </message>
</context>
<context>
    <name>KernelBench</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the kernel as text (Ctrl+C in the grid)</source>
        <translation>커널을 글자로 복사(표에서 Ctrl+C)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Paste a matrix from text or a spreadsheet (Ctrl+V in the grid)</source>
        <translation>글자나 스프레드시트의 행렬을 붙여넣기(표에서 Ctrl+V)</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>불러오기…</translation>
    </message>
    <message>
        <source>Load a kernel from a text or JSON file</source>
        <translation>텍스트나 JSON 파일에서 커널 불러오기</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Save this kernel as text or JSON</source>
        <translation>이 커널을 텍스트나 JSON으로 저장</translation>
    </message>
</context>
<context>
    <name>KernelDelegate</name>
    <message>
        <source>Number in row {row}, column {column}</source>
        <translation>{row}행 {column}열의 수</translation>
    </message>
</context>
<context>
    <name>KernelEdits</name>
    <message>
        <source>The new kernel is {wanted}, those of {layer} are {present}. Resize all kernels of {layer}?</source>
        <translation>새 커널은 {wanted}, {layer}의 커널은 {present}입니다. {layer}의 모든 커널 크기를 바꿀까요?</translation>
    </message>
    <message>
        <source>These are {count} kernels, but a filter of {layer} has {channels}; choose another file.</source>
        <translation>커널이 {count}개인데 {layer}의 필터에는 {channels}개가 있습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Edit bias of {layer}</source>
        <translation>{layer}의 편향 편집</translation>
    </message>
    <message>
        <source>True convolution in {layer}</source>
        <translation>{layer}을(를) 진짜 합성곱으로</translation>
    </message>
    <message>
        <source>Cross-correlation in {layer}</source>
        <translation>{layer}을(를) 교차상관으로</translation>
    </message>
    <message>
        <source>Edit kernel of {layer}</source>
        <translation>{layer}의 커널 편집</translation>
    </message>
    <message>
        <source>The numbers have grown too large; make them smaller.</source>
        <translation>수가 너무 커졌습니다. 더 작게 만드세요.</translation>
    </message>
</context>
<context>
    <name>KernelFacts</name>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Added to every value of the feature map</source>
        <translation>특징 맵의 모든 값에 더합니다</translation>
    </message>
    <message>
        <source>True convolution (flip the kernel)</source>
        <translation>진짜 합성곱(커널 뒤집기)</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>What an even area of value 1 gives</source>
        <translation>값이 1로 고른 영역에서 나오는 결과</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>노름</translation>
    </message>
    <message>
        <source>Root of the sum of squares (L2)</source>
        <translation>제곱합의 제곱근(L2)</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>The largest amplification of any wave</source>
        <translation>어떤 파동이든 가장 크게 증폭되는 정도</translation>
    </message>
    <message>
        <source>True convolution: the kernel is rotated by 180° before it slides over the map.</source>
        <translation>진짜 합성곱: 커널을 180° 돌린 뒤 맵 위에서 움직입니다.</translation>
    </message>
    <message>
        <source>Cross-correlation, as in CNNs: the kernel is not flipped.</source>
        <translation>CNN에서 쓰는 교차상관: 커널을 뒤집지 않습니다.</translation>
    </message>
</context>
<context>
    <name>KernelFiles</name>
    <message>
        <source>Load kernel</source>
        <translation>커널 불러오기</translation>
    </message>
    <message>
        <source>Kernels (*.txt *.csv *.tsv *.json);;All files (*)</source>
        <translation>커널 (*.txt *.csv *.tsv *.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>텍스트 (*.txt)</translation>
    </message>
    <message>
        <source>Save kernel</source>
        <translation>커널 저장</translation>
    </message>
</context>
<context>
    <name>KernelModel</name>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source> (mean; the channels differ)</source>
        <translation> (평균. 채널마다 다름)</translation>
    </message>
</context>
<context>
    <name>KernelMosaic</name>
    <message>
        <source>Kernels of this filter, one for each input map</source>
        <translation>이 필터의 커널. 입력 맵마다 하나</translation>
    </message>
    <message>
        <source>Kernel for map {number}</source>
        <translation>맵 {number}의 커널</translation>
    </message>
</context>
<context>
    <name>KernelPages</name>
    <message>
        <source>Previous filter</source>
        <translation>이전 필터</translation>
    </message>
    <message>
        <source>Next filter</source>
        <translation>다음 필터</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>입력 채널</translation>
    </message>
    <message>
        <source>{layer} · filter {number} of {count} · {rows}×{columns}</source>
        <translation>{layer} · 필터 {count}개 중 {number} · {rows}×{columns}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>전체 {count}</translation>
    </message>
</context>
<context>
    <name>KernelPanel</name>
    <message>
        <source>Identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Unsharp masking 5 × 5</source>
        <translation>언샤프 마스크 5 × 5</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>엠보스</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>상자 흐림</translation>
    </message>
    <message>
        <source>Gaussian blur 3 × 3</source>
        <translation>가우시안 흐림 3 × 3</translation>
    </message>
    <message>
        <source>Gaussian blur 5 × 5</source>
        <translation>가우시안 흐림 5 × 5</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>가우시안</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>움직임 흐림</translation>
    </message>
    <message>
        <source>Sobel</source>
        <translation>소벨</translation>
    </message>
    <message>
        <source>Scharr</source>
        <translation>샤르</translation>
    </message>
    <message>
        <source>Prewitt</source>
        <translation>프리윗</translation>
    </message>
    <message>
        <source>Ridge detection</source>
        <translation>능선 검출</translation>
    </message>
    <message>
        <source>Edge detection</source>
        <translation>가장자리 검출</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>라플라시안</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation>가우시안의 라플라시안</translation>
    </message>
    <message>
        <source>Difference of Gaussians</source>
        <translation>가우시안의 차</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>가보르</translation>
    </message>
    <message>
        <source>Random (He)</source>
        <translation>무작위(He)</translation>
    </message>
    <message>
        <source>Random (Xavier)</source>
        <translation>무작위(Xavier)</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Row {row}, column {column}:  {value}</source>
        <translation>{row}행 {column}열:  {value}</translation>
    </message>
    <message>
        <source>The channels differ: cells with a marked corner show their mean, an edit reaches all channels.</source>
        <translation>채널마다 값이 다릅니다. 모서리가 표시된 칸은 평균이며, 고치면 모든 채널이 바뀝니다.</translation>
    </message>
    <message>
        <source>The input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>맵 {number}</translation>
    </message>
    <message>
        <source>Resize to {size}</source>
        <translation>{size}(으)로 크기 변경</translation>
    </message>
    <message>
        <source>The clipboard holds no text; copy rows of numbers first.</source>
        <translation>클립보드에 글자가 없습니다. 먼저 수로 된 행을 복사하세요.</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>조각</translation>
    </message>
</context>
<context>
    <name>KernelPresets</name>
    <message>
        <source>Identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Unsharp masking 5 × 5</source>
        <translation>언샤프 마스크 5 × 5</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>엠보스</translation>
    </message>
    <message>
        <source>Light from</source>
        <translation>빛의 방향</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>상자 흐림</translation>
    </message>
    <message>
        <source>Gaussian blur 3 × 3</source>
        <translation>가우시안 흐림 3 × 3</translation>
    </message>
    <message>
        <source>Gaussian blur 5 × 5</source>
        <translation>가우시안 흐림 5 × 5</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>가우시안</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>시그마</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>움직임 흐림</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Sobel</source>
        <translation>소벨</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Scharr</source>
        <translation>샤르</translation>
    </message>
    <message>
        <source>Prewitt</source>
        <translation>프리윗</translation>
    </message>
    <message>
        <source>Ridge detection</source>
        <translation>능선 검출</translation>
    </message>
    <message>
        <source>Edge detection</source>
        <translation>가장자리 검출</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>라플라시안</translation>
    </message>
    <message>
        <source>Diagonals</source>
        <translation>대각선</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation>가우시안의 라플라시안</translation>
    </message>
    <message>
        <source>Difference of Gaussians</source>
        <translation>가우시안의 차</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>가보르</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>파장</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>위상</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>종횡비</translation>
    </message>
    <message>
        <source>Random (He)</source>
        <translation>무작위(He)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Input maps</source>
        <translation>입력 맵 수</translation>
    </message>
    <message>
        <source>Random (Xavier)</source>
        <translation>무작위(Xavier)</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>more…</source>
        <translation>더 보기…</translation>
    </message>
    <message>
        <source>All kernels with a name</source>
        <translation>이름 있는 모든 커널</translation>
    </message>
</context>
<context>
    <name>KernelTable</name>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
</context>
<context>
    <name>KeyboardMap</name>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
</context>
<context>
    <name>LayerEdits</name>
    <message>
        <source>The preset {network} has no {layer}.</source>
        <translation>프리셋 {network}에는 {layer}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{layer} of the preset takes {maps} maps, but others arrive here; choose the preset again.</source>
        <translation>프리셋의 {layer}은(는) 맵 {maps}개를 받는데 여기에는 다른 수가 들어옵니다. 프리셋을 다시 고르세요.</translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>{what} of {layer}</source>
        <translation>{layer}의 {what}</translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source>Layers</source>
        <translation>레이어 목록</translation>
    </message>
    <message>
        <source>Space or a click on the box bypasses a layer; Alt + Up and Alt + Down move it; Delete removes it</source>
        <translation>스페이스나 상자 클릭은 레이어를 건너뛰고, Alt+위/아래는 옮기고, Delete는 지웁니다</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>레이어 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Towards the input</source>
        <translation>입력 쪽으로</translation>
    </message>
    <message>
        <source>Towards the output</source>
        <translation>출력 쪽으로</translation>
    </message>
    <message>
        <source>Convolution after {layer}</source>
        <translation>{layer} 뒤에 합성곱</translation>
    </message>
    <message>
        <source>Pooling after {layer}</source>
        <translation>{layer} 뒤에 풀링</translation>
    </message>
    <message>
        <source>Convolution before {layer}</source>
        <translation>{layer} 앞에 합성곱</translation>
    </message>
    <message>
        <source>Pooling before {layer}</source>
        <translation>{layer} 앞에 풀링</translation>
    </message>
    <message>
        <source>the first layer</source>
        <translation>첫 레이어</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Reset to preset</source>
        <translation>프리셋 값으로</translation>
    </message>
    <message>
        <source>Give this layer the numbers it has in the preset</source>
        <translation>이 레이어를 프리셋의 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화 크기</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>보는 영역</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one frame, without bias additions</source>
        <translation>한 프레임의 곱셈-누산 횟수(편향 덧셈 제외)</translation>
    </message>
    <message>
        <source>Milliseconds for one frame; “taken over” when nothing changed and the maps were kept</source>
        <translation>한 프레임에 걸린 밀리초. 바뀐 것이 없어 맵을 그대로 쓰면 “넘겨받음”</translation>
    </message>
    <message>
        <source>Receptive field: the cells of the input that one value depends on</source>
        <translation>수용 영역: 값 하나가 의존하는 입력의 칸들</translation>
    </message>
    <message>
        <source>Size and costs</source>
        <translation>크기와 비용</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Self-check</source>
        <translation>자체 점검</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{layer} · convolution</source>
        <translation>{layer} · 합성곱</translation>
    </message>
    <message>
        <source>{layer} · pooling</source>
        <translation>{layer} · 풀링</translation>
    </message>
    <message>
        <source>The size and the colours of the input are chosen on the preprocessing card, at the left.</source>
        <translation>입력의 크기와 색은 왼쪽 전처리 카드에서 정합니다.</translation>
    </message>
    <message>
        <source>{layer} is bypassed: it passes its input on. Its numbers are kept.</source>
        <translation>{layer}을(를) 건너뜁니다. 입력을 그대로 넘기며 값은 보관됩니다.</translation>
    </message>
    <message>
        <source>{rows} × {columns} cells of the input</source>
        <translation>입력의 {rows} × {columns}칸</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>넘겨받음</translation>
    </message>
    <message>
        <source>{duration:.2f} ms</source>
        <translation>{duration:.2f} ms</translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation>{layer} 추가</translation>
    </message>
    <message>
        <source>Move {layer}</source>
        <translation>{layer} 옮기기</translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation>{layer} 지우기</translation>
    </message>
    <message>
        <source>Bypass {layer}</source>
        <translation>{layer} 건너뛰기</translation>
    </message>
    <message>
        <source>Take {layer} in again</source>
        <translation>{layer} 다시 사용</translation>
    </message>
    <message>
        <source>Reset {layer}</source>
        <translation>{layer} 되돌리기</translation>
    </message>
</context>
<context>
    <name>LevelHistogram</name>
    <message>
        <source>Colours and values: drag an end, double-click a number to type it, double-click the bar to reset.</source>
        <translation>색과 값: 끝을 끌거나, 수를 두 번 클릭해 입력하거나, 막대를 두 번 클릭해 되돌립니다.</translation>
    </message>
    <message>
        <source>Low limit</source>
        <translation>아래 한계</translation>
    </message>
    <message>
        <source>High limit</source>
        <translation>위 한계</translation>
    </message>
    <message>
        <source>Find the limits by themselves again (Delete)</source>
        <translation>한계를 다시 자동으로 정합니다 (Delete)</translation>
    </message>
    <message>
        <source>Reset limits</source>
        <translation>한계 되돌리기</translation>
    </message>
    <message>
        <source>The low limit must be below the high one, {number}; type a smaller number.</source>
        <translation>아래 한계는 위 한계 {number}보다 작아야 합니다. 더 작은 수를 입력하세요.</translation>
    </message>
    <message>
        <source>The high limit must be above the low one, {number}; type a larger number.</source>
        <translation>위 한계는 아래 한계 {number}보다 커야 합니다. 더 큰 수를 입력하세요.</translation>
    </message>
    <message>
        <source>per map</source>
        <translation>맵마다</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Inspector</source>
        <translation>인스펙터</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>끌어다 놓은 그림</translation>
    </message>
</context>
<context>
    <name>NoKernel</name>
    <message>
        <source>{layer} has no kernel.</source>
        <translation>{layer}에는 커널이 없습니다.</translation>
    </message>
    <message>
        <source>Show {layer}</source>
        <translation>{layer} 보기</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>외 {count}개</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{number} is out of range; type a number from {lowest} to {highest}.</source>
        <translation>{number}은(는) 범위를 벗어났습니다. {lowest}에서 {highest} 사이의 수를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>&quot;{text}&quot; is not a number; type one like 0.25, -1 or 1/9.</source>
        <translation>&quot;{text}&quot;은(는) 수가 아닙니다. 0.25, -1, 1/9 같은 수를 입력하세요.</translation>
    </message>
    <message>
        <source>The field is empty; type a number like 0.25, -1 or 1/9.</source>
        <translation>칸이 비어 있습니다. 0.25, -1, 1/9 같은 수를 입력하세요.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not finite; type a number between -3e38 and 3e38.</source>
        <translation>&quot;{text}&quot;은(는) 유한하지 않습니다. -3e38에서 3e38 사이의 수를 입력하세요.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a whole number; type one like 3.</source>
        <translation>&quot;{text}&quot;은(는) 정수가 아닙니다. 3 같은 수를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
</context>
<context>
    <name>OperationBar</name>
    <message>
        <source>Rotate by 90 degrees, clockwise</source>
        <translation>시계 방향으로 90도 회전</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>좌우 뒤집기</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>위아래 뒤집기</translation>
    </message>
    <message>
        <source>Transpose: rows become columns</source>
        <translation>전치: 행을 열로</translation>
    </message>
    <message>
        <source>Change every sign</source>
        <translation>모든 부호 바꾸기</translation>
    </message>
    <message>
        <source>Halve every number</source>
        <translation>모든 수를 반으로</translation>
    </message>
    <message>
        <source>Double every number</source>
        <translation>모든 수를 두 배로</translation>
    </message>
    <message>
        <source>Zero sum: subtract the mean, so that even areas give 0</source>
        <translation>합 0: 평균을 빼서 고른 영역의 결과를 0으로</translation>
    </message>
    <message>
        <source>Unit sum: divide by the sum, so that brightness is kept</source>
        <translation>합 1: 합으로 나누어 밝기를 유지</translation>
    </message>
    <message>
        <source>Unit L2 norm: divide by the root of the sum of squares</source>
        <translation>L2 노름 1: 제곱합의 제곱근으로 나누기</translation>
    </message>
    <message>
        <source>Identity: 1 in the middle, the map passes unchanged</source>
        <translation>항등: 가운데만 1, 맵이 그대로 통과</translation>
    </message>
    <message>
        <source>Random numbers (He): a new draw every time</source>
        <translation>무작위 수(He): 누를 때마다 새로 뽑기</translation>
    </message>
    <message>
        <source>All numbers 0</source>
        <translation>모든 수를 0으로</translation>
    </message>
</context>
<context>
    <name>PairField</name>
    <message>
        <source>{name}, rows</source>
        <translation>{name}, 행</translation>
    </message>
    <message>
        <source>{name}, columns</source>
        <translation>{name}, 열</translation>
    </message>
    <message>
        <source>{name}: keep rows and columns equal</source>
        <translation>{name}: 행과 열을 같게 유지</translation>
    </message>
    <message>
        <source>Keep rows and columns equal</source>
        <translation>행과 열을 같게 유지</translation>
    </message>
</context>
<context>
    <name>PoolForm</name>
    <message>
        <source>largest (max)</source>
        <translation>최댓값(max)</translation>
    </message>
    <message>
        <source>average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>smallest (min)</source>
        <translation>최솟값(min)</translation>
    </message>
    <message>
        <source>none: pass on</source>
        <translation>없음: 그대로 넘김</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>남기는 값</translation>
    </message>
    <message>
        <source>Which value of a window goes on</source>
        <translation>창에서 어느 값을 넘길지</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Rows × columns of the window</source>
        <translation>창의 행 × 열</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Cells that the window moves between two values</source>
        <translation>두 값 사이에 창이 이동하는 칸 수</translation>
    </message>
    <message>
        <source>top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Cells of padding, which no window ever picks</source>
        <translation>어떤 창도 고르지 않는 패딩 칸</translation>
    </message>
    <message>
        <source>Top, bottom</source>
        <translation>위, 아래</translation>
    </message>
    <message>
        <source>Left, right</source>
        <translation>왼쪽, 오른쪽</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Padding {side}</source>
        <translation>패딩 {side}</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>패딩</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>환경 설정</translation>
    </message>
    <message>
        <source>Colour behind transparent pictures</source>
        <translation>투명한 그림의 배경색</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Start where the last session ended</source>
        <translation>지난번에 끝난 곳에서 시작</translation>
    </message>
    <message>
        <source>Seconds a picture of a folder stays</source>
        <translation>폴더의 그림 하나를 보여 주는 시간(초)</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>A fault in the program was caught ({what}); the details are in {log}.</source>
        <translation>프로그램 오류를 잡았습니다({what}). 자세한 내용은 {log}에 있습니다.</translation>
    </message>
</context>
<context>
    <name>SamplesDialog</name>
    <message>
        <source>Samples</source>
        <translation>샘플</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position in the source</source>
        <translation>소스 안의 위치</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>이전 프레임</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>다음 프레임</translation>
    </message>
    <message>
        <source>Start again at the end</source>
        <translation>끝나면 처음부터</translation>
    </message>
</context>
<context>
    <name>SelfCheck</name>
    <message>
        <source>The numbers are being checked…</source>
        <translation>계산을 점검하고 있습니다…</translation>
    </message>
    <message>
        <source>Wrong numbers in {count} of {total} nodes, most of all {node} ({operator}).</source>
        <translation>노드 {total}개 중 {count}개의 수가 잘못되었습니다. 가장 큰 곳: {node} ({operator}).</translation>
    </message>
    <message>
        <source>{count} of {total} nodes were checked on this frame and compute what they should.</source>
        <translation>이 프레임에서 노드 {total}개 중 {count}개를 점검했고, 모두 올바르게 계산합니다.</translation>
    </message>
    <message>
        <source>All {count} nodes compute what they should on this frame, with errors up to {error}.</source>
        <translation>이 프레임에서 노드 {count}개가 모두 올바르게 계산합니다. 가장 큰 오차: {error}.</translation>
    </message>
</context>
<context>
    <name>SourceOpener</name>
    <message>
        <source>This is the last picture of its folder.</source>
        <translation>폴더의 마지막 그림입니다.</translation>
    </message>
    <message>
        <source>This is the first picture of its folder.</source>
        <translation>폴더의 첫 그림입니다.</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>붙여넣은 그림</translation>
    </message>
    <message>
        <source>The clipboard holds no picture and no file; copy one first.</source>
        <translation>클립보드에 그림이나 파일이 없습니다. 먼저 복사하세요.</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Source picture</source>
        <translation>소스 그림</translation>
    </message>
    <message>
        <source>Click to choose a cell; drag to mark a patch, then drag the patch onto the kernel</source>
        <translation>클릭하면 칸을 고르고, 끌면 조각을 표시합니다. 표시한 조각을 커널로 끌어다 놓으세요</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>네트워크가 보는 것</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Row, column</source>
        <translation>행, 열</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>보는 영역</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Selected value</source>
        <translation>선택한 값</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>프레임 {number}</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>오래된 화면</translation>
    </message>
    <message>
        <source>Network input {shape}, {low:.2f} … {high:.2f}</source>
        <translation>네트워크 입력 {shape}, {low:.2f} … {high:.2f}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count}개 중 {number}</translation>
    </message>
    <message>
        <source>{rows} × {columns} px</source>
        <translation>{rows} × {columns} px</translation>
    </message>
    <message>
        <source>preprocessing: {what}</source>
        <translation>전처리: {what}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Space plays · arrows walk channels and layers · F1 keys</source>
        <translation>스페이스 재생 · 화살표 채널과 레이어 이동 · F1 단축키</translation>
    </message>
    <message>
        <source>F1 keys</source>
        <translation>F1 단축키</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>캡처</translation>
    </message>
    <message>
        <source>preprocess</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>frames/s</source>
        <translation>프레임/초</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>버림</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Milliseconds per stage (medians of the last second), camera to screen, and frames that came too late</source>
        <translation>단계별 밀리초(최근 1초의 중앙값), 카메라에서 화면까지 걸린 시간, 늦어서 버린 프레임 수</translation>
    </message>
</context>
<context>
    <name>StripColumn</name>
    <message>
        <source>Feature maps of {layer}</source>
        <translation>{layer}의 특징 맵</translation>
    </message>
    <message>
        <source>Colour scale of {layer}</source>
        <translation>{layer}의 색 눈금</translation>
    </message>
    <message>
        <source>{count} maps</source>
        <translation>맵 {count}개</translation>
    </message>
</context>
<context>
    <name>StripPanel</name>
    <message>
        <source>Feature maps</source>
        <translation>특징 맵</translation>
    </message>
    <message>
        <source>{layer} · map {map} · row {row}, column {column} · {value}</source>
        <translation>{layer} · 맵 {map} · {row}행 {column}열 · {value}</translation>
    </message>
    <message>
        <source>Show all maps</source>
        <translation>모든 맵 보기</translation>
    </message>
    <message>
        <source>Enlarge this map</source>
        <translation>이 맵 크게 보기</translation>
    </message>
    <message>
        <source>This map and the next two as red, green, blue</source>
        <translation>이 맵과 다음 두 맵을 빨강·초록·파랑으로</translation>
    </message>
    <message>
        <source>Show single maps</source>
        <translation>맵 하나씩 보기</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Reset the colour scale</source>
        <translation>색 눈금 되돌리기</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>stride {number}</source>
        <translation>스트라이드 {number}</translation>
    </message>
    <message>
        <source>dilation {number}</source>
        <translation>팽창 {number}</translation>
    </message>
    <message>
        <source>pad {number}</source>
        <translation>패딩 {number}</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>뒤집음</translation>
    </message>
    <message>
        <source>average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Not computed</source>
        <translation>계산되지 않음</translation>
    </message>
    <message>
        <source>Use this map as</source>
        <translation>이 맵을 쓸 색</translation>
    </message>
    <message>
        <source>map {map}</source>
        <translation>맵 {map}</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>오래된 화면</translation>
    </message>
    <message>
        <source>{layer} · maps {map} · row {row}, column {column} · {value}</source>
        <translation>{layer} · 맵 {map} · {row}행 {column}열 · {value}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상표</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>눈금</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>여는 중…</translation>
    </message>
</context>
<context>
    <name>_LayerDelegate</name>
    <message>
        <source>bypassed</source>
        <translation>건너뜀</translation>
    </message>
</context>
</TS>
