/** What a video shows now as a JPEG file, at most `height` pixels high. */
export function snapshot(video: HTMLVideoElement, height: number): Promise<Blob> {
  const { videoWidth, videoHeight } = video
  const scale = Math.min(1, height / videoHeight)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    const take = (photo: Blob | null) =>
      photo ? resolve(photo) : reject(new Error('The browser made no picture of it.'))
    canvas.toBlob(take, 'image/jpeg', QUALITY)
  })
}

const QUALITY = 0.92

/** Waits until a video that was just given its camera shows something. */
export function firstPicture(video: HTMLVideoElement): Promise<void> {
  if (video.videoWidth > 0) return Promise.resolve()
  return new Promise(resolve => video.addEventListener('loadeddata', () => resolve(), { once: true }))
}
